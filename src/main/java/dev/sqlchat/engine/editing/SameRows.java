package dev.sqlchat.engine.editing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;
import dev.sqlchat.engine.schema.SchemaProfile;

import static java.util.stream.Collectors.toSet;

/**
 * Two numbers of the same rows, each in a query of its own, as one query in which each number is of the rows that its own
 * conditions hold of. So what restricts or groups the query does so to both.
 */
public final class SameRows {

    private final SchemaProfile schema;
    private final Select outer;
    private final Select inner;
    private final List<Condition> common;

    private SameRows(SchemaProfile schema, Select outer, Select inner) {
        this.schema = schema;
        this.outer = outer;
        this.inner = inner;
        this.common = outer.where().stream().filter(inner.where()::contains).toList();
    }

    /** The same numbers; the query itself where its numbers are not of the same rows. */
    public static Select of(Select select, SchemaProfile schema) {
        return inner(select)
                .filter(inner -> isNumber(inner) && inner.outputs().getFirst().expression() instanceof Aggregate)
                .map(inner -> new SameRows(schema, select, inner)).flatMap(SameRows::together).orElse(select);
    }

    /** The same for those who join its tables anew: the query itself where that would leave rows out. */
    public static Select joinable(Select select, SchemaProfile schema) {
        var together = of(select, schema);
        return together.from().joins().stream().filter(From.Join::outer).flatMap(join -> join.on().stream())
                .allMatch(pair -> schema.column(pair.left()).filter(key -> !key.column().nullable()).isPresent())
                        ? together
                        : select;
    }

    private static Optional<Select> inner(Select select) {
        if (!isNumber(select)) {
            return Optional.empty();
        }
        var number = select.outputs().getFirst().expression();
        var nested = Parts.plans(number).toList();
        return nested.size() == 1 && nested.getFirst() instanceof Select inner
                && NumberConditions.numbers(number).size() == 1
                        ? Optional.of(inner)
                        : Optional.empty();
    }

    private static boolean isNumber(Select select) {
        return select.outputs().size() == 1 && select.groupBy().isEmpty() && select.having().isEmpty()
                && select.limit() == null && !select.distinct();
    }

    private Optional<Select> together() {
        return from().map(from -> outer.withFrom(from).withWhere(common).withOrder(List.of(), null)
                .withOutputs(outer.outputs().stream().map(this::together).toList()));
    }

    private Output together(Output output) {
        return new Output(together(output.expression()), output.label());
    }

    private Expression together(Expression expression) {
        return switch (expression) {
            case Arithmetic(var left, var operator, var right) ->
                new Arithmetic(together(left), operator, together(right));
            case Aggregate number -> NumberConditions.where(number, own(outer));
            case Scalar _ -> NumberConditions.where((Aggregate) inner.outputs().getFirst().expression(), own(inner));
            default -> expression;
        };
    }

    private List<Condition> own(Select select) {
        return select.where().stream().filter(condition -> !common.contains(condition)).toList();
    }

    /** The tables of both: those that only one has leave out no row of the other. */
    private Optional<From> from() {
        var rows = Subject.ofRows(outer.from(), schema.catalog());
        if (!(rows instanceof TableSource table) || !rows.equals(Subject.ofRows(inner.from(), schema.catalog()))) {
            return Optional.empty();
        }
        if (pairs(outer.from()).equals(pairs(inner.from()))) {
            return Optional.of(outer.from());
        }
        var from = joined(table);
        var all = new HashSet<>(pairs(outer.from()));
        all.addAll(pairs(inner.from()));
        return pairs(from).equals(all) && Stream.of(outer, inner).allMatch(this::isPlain)
                ? Optional.of(from)
                : Optional.empty();
    }

    private From joined(TableSource rows) {
        var start = outer.withFrom(From.of(rows));
        var reach = Reach.of(schema, start.from());
        for (var source : sources()) {
            start = source instanceof TableSource table ? reach.with(table, start) : start;
        }
        return new From(rows, start.from().joins().stream().map(join -> isInBoth(join.source())
                ? join
                : new From.Join(join.source(), true, join.on())).toList());
    }

    private List<Source> sources() {
        var sources = new ArrayList<>(Parts.sources(outer.from()).toList());
        Parts.sources(inner.from()).filter(source -> !sources.contains(source)).forEach(sources::add);
        return sources;
    }

    private boolean isInBoth(Source source) {
        return Stream.of(outer, inner).allMatch(select -> Parts.sources(select.from()).anyMatch(source::equals));
    }

    /** A row without partner in a table that only one has is not one of its own rows, as its conditions show. */
    private boolean isPlain(Select select) {
        var tested = own(select).stream().filter(SameRows::needsValue).flatMap(Parts::allOperands)
                .flatMap(operand -> Parts.firstField(operand).stream()).map(Expression.Field::source).collect(toSet());
        var ends = select.from().joins().stream().map(From.Join::source).filter(source -> !isInBoth(source))
                .filter(source -> isEnd(source, select.from())).toList();
        return tested.containsAll(ends) && select.from().joins().stream().noneMatch(From.Join::outer);
    }

    private static boolean isEnd(Source source, From from) {
        return from.joins().stream().flatMap(join -> join.on().stream())
                .filter(pair -> pair.left().source().equals(source) || pair.right().source().equals(source))
                .count() == 1;
    }

    private static boolean needsValue(Condition condition) {
        return condition instanceof Condition.Comparison || condition instanceof Condition.Within
                || condition instanceof Condition.Between || condition instanceof Condition.OneOf
                || condition instanceof Condition.TextMatch;
    }

    private static Set<Set<Expression>> pairs(From from) {
        return from.joins().stream().flatMap(join -> join.on().stream())
                .map(pair -> Set.<Expression>of(pair.left(), pair.right())).collect(toSet());
    }
}
