package dev.sqlchat.engine.variants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.Labels;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Shows other columns: fewer, more, keys for names, names for keys. */
final class ShownVariants {

    private static final int MOST_NAMES = 2;

    private final Select select;
    private final Columns columns;
    private final List<Expression> shown;

    ShownVariants(Select select, Columns columns) {
        this.select = select;
        this.columns = columns;
        this.shown = select.outputs().stream().map(Output::expression).toList();
    }

    Stream<Variant> variants() {
        return Stream.of(distinct(), dropped(), others(), measures(), groups(), named(), all()).flatMap(part -> part);
    }

    private Variant showing(List<Expression> expressions, Change change) {
        return new Variant(select.withOutputs(Labels.of(expressions.stream().distinct().toList())), change);
    }

    private boolean aggregates() {
        return shown.stream().anyMatch(Parts::aggregates);
    }

    private Stream<Variant> distinct() {
        return aggregates()
                ? Stream.empty()
                : Stream.of(new Variant(select.withDistinct(!select.distinct()),
                        select.distinct() ? Change.DISTINCT_DROPPED : Change.DISTINCT_ADDED));
    }

    private Stream<Variant> dropped() {
        return shown.size() < 2
                ? Stream.empty()
                : IntStream.range(0, shown.size()).mapToObj(at -> showing(without(at), Change.OUTPUT_DROPPED));
    }

    private List<Expression> without(int at) {
        var rest = new ArrayList<>(shown);
        rest.remove(at);
        return rest;
    }

    private Stream<Variant> others() {
        return IntStream.range(0, shown.size()).boxed()
                .flatMap(at -> columns.schema().column(shown.get(at)).stream().flatMap(column -> others(at, column)));
    }

    private Stream<Variant> others(int at, ColumnProfile column) {
        var table = columns.table(column);
        var key = table.key().filter(other -> !other.equals(column)).stream().flatMap(
                other -> Stream.of(showing(replaced(at, List.of(other)), Change.KEY_SHOWN),
                        showing(replaced(at, List.of(other, column)), Change.KEY_ADDED)));
        return Stream.of(key, names(at, column, table), completed(at, column, table)).flatMap(part -> part);
    }

    private Stream<Variant> names(int at, ColumnProfile column, TableProfile table) {
        if (column.identifies()) {
            return Stream.of(showing(replaced(at, table.naming()), Change.NAME_SHOWN));
        }
        return table.columns().stream().filter(other -> other.words().contains("name") && !other.equals(column))
                .limit(MOST_NAMES).map(other -> showing(replaced(at, List.of(other)), Change.OTHER_NAME));
    }

    private Stream<Variant> completed(int at, ColumnProfile column, TableProfile table) {
        return table.naming().size() > 1 && table.naming().contains(column)
                ? Stream.of(showing(replaced(at, table.naming()), Change.NAME_COMPLETED))
                : Stream.empty();
    }

    private List<Expression> replaced(int at, List<ColumnProfile> others) {
        var replaced = new ArrayList<>(shown);
        replaced.remove(at);
        replaced.addAll(at, others.stream().map(Columns::field).toList());
        return replaced;
    }

    private Stream<Variant> measures() {
        return select.orderBy().stream().map(Ordering::expression).filter(measure -> !shown.contains(measure))
                .map(measure -> showing(and(measure), Change.MEASURE_SHOWN));
    }

    private List<Expression> and(Expression further) {
        return Stream.concat(shown.stream(), Stream.of(further)).toList();
    }

    private Stream<Variant> groups() {
        var keys = select.groupBy().stream().filter(key -> !shown.contains(key))
                .map(key -> showing(Stream.concat(Stream.of(key), shown.stream()).toList(), Change.GROUP_SHOWN));
        return select.groupBy().isEmpty() || aggregates()
                ? keys
                : Stream.concat(keys, Stream.of(showing(and(Expression.countRows()), Change.COUNT_SHOWN)));
    }

    /** A column that the question names and that the plan has no place for. */
    private Stream<Variant> named() {
        return columns.named().filter(named -> named.stream().map(Columns::field).noneMatch(this::uses))
                .flatMap(named -> named.stream().filter(column -> Columns.has(select.from(), column)).limit(1))
                .map(column -> showing(and(Columns.field(column)), Change.COLUMN_ADDED));
    }

    private boolean uses(Expression field) {
        return Parts.allExpressions(select).anyMatch(part -> contains(part, field));
    }

    private static boolean contains(Expression whole, Expression part) {
        return whole.equals(part) || Parts.operands(whole).anyMatch(operand -> contains(operand, part));
    }

    private Stream<Variant> all() {
        return shown.stream().flatMap(expression -> columns.schema().column(expression).stream())
                .filter(column -> shown.size() <= columns.table(column).naming().size()
                        && columns.table(column).naming().contains(column))
                .limit(1).map(column -> showing(List.of(new AllFields(Columns.field(column).source())),
                        Change.ALL_SHOWN));
    }
}
