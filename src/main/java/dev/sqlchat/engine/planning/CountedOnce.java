package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.joins.JoinTree;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.TableProfile;

/** Keeps the numbers of a plan right where a join repeats the rows that they are of. */
final class CountedOnce {

    private final SchemaGraph graph;
    private final SelectDraft draft;
    private final JoinTree tree;

    CountedOnce(SchemaGraph graph, SelectDraft draft, JoinTree tree) {
        this.graph = graph;
        this.draft = draft;
        this.tree = tree;
    }

    /**
     * Rows that a join repeats are counted by their key, wherever the number stands; where each group is of one of them, it
     * is the partners that are counted.
     */
    void count() {
        if (draft.counted == null || tree.multiplying(TableSource.of(draft.counted)).isEmpty()) {
            return;
        }
        var table = graph.schema().table(draft.counted);
        if (table.key().isEmpty()) {
            draft.concerns.add(Concern.FAN_OUT);
            return;
        }
        var key = Fields.plain(Fields.key(table));
        if (draft.groupBy.contains(key)) {
            return;
        }
        var once = new Substitution(Expression.countRows(), new Aggregate(Function.COUNT, key, true));
        draft.outputs.replaceAll(once::in);
        draft.having.replaceAll(once::in);
        draft.orderBy.replaceAll(order -> new Ordering(once.in(order.expression()), order.descending()));
    }

    /**
     * Adds up rows of a table joined only with what does not repeat them; what else is joined asks whether there is a
     * partner. Empty where that is not so, or nothing is added up.
     */
    Optional<From> measured() {
        var tables = tables(numbers().filter(CountedOnce::addsUp));
        if (tables.size() != 1) {
            return Optional.empty();
        }
        var source = TableSource.of(tables.iterator().next());
        var table = graph.schema().table(source.table());
        return table.key().isEmpty() || tree.multiplying(source).isEmpty() || !onlyOf(table)
                ? Optional.empty()
                : Optional.of(among(table, source));
    }

    /** Whether all numbers are of the table, and all else that is told is of what its rows have one of. */
    private boolean onlyOf(TableProfile table) {
        var kept = tree.once(TableSource.of(table.name())).sources().stream().map(TableSource::table).toList();
        return numbers().allMatch(number -> isOf(number, table.name())) && kept.containsAll(tables(told()));
    }

    private boolean isOf(Aggregate number, TableName table) {
        return number.argument() == null
                ? table.equals(draft.counted)
                : tables(Stream.of(number)).equals(Set.of(table));
    }

    private From among(TableProfile table, TableSource source) {
        var key = Fields.plain(Fields.key(table));
        var partners = Subqueries.rows(key, tree.from(source), List.copyOf(draft.where));
        draft.where.clear();
        draft.where.add(new Condition.InPlan(key, partners));
        var told = tables(told());
        told.retainAll(draft.needed);
        return told.equals(Set.of(table.name())) ? From.of(source) : tree.once(source).from(source);
    }

    /** What is told of groups and rows, but which of them. */
    private Stream<Expression> told() {
        return Stream.of(draft.outputs.stream(), draft.groupBy.stream(),
                draft.having.stream().flatMap(Parts::allOperands), draft.orderBy.stream().map(Ordering::expression))
                .flatMap(part -> part);
    }

    private Stream<Aggregate> numbers() {
        return told().flatMap(Parts::withOperands).filter(Aggregate.class::isInstance).map(Aggregate.class::cast);
    }

    private static boolean addsUp(Aggregate number) {
        return !number.distinct() && (number.function() == Function.SUM || number.function() == Function.AVERAGE);
    }

    private static Set<TableName> tables(Stream<? extends Expression> expressions) {
        var found = new LinkedHashSet<TableName>();
        expressions.forEach(expression -> Mentioned.tables(expression, found));
        return found;
    }
}
