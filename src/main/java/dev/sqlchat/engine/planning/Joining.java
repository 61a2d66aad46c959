package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.joins.JoinTree;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.TableProfile;

/** Joins the tables that a plan needs so that no row is shown or counted twice. */
final class Joining {

    private final SchemaGraph graph;
    private final KeyRoles roles;
    private final int treeNumber;
    private final SelectDraft draft;
    private final Fields fields;
    private double cost;

    Joining(SchemaGraph graph, KeyRoles roles, int treeNumber, SelectDraft draft, Fields fields) {
        this.graph = graph;
        this.roles = roles;
        this.treeNumber = treeNumber;
        this.draft = draft;
        this.fields = fields;
    }

    /** None where nothing is needed, or the tables do not hang together in so many ways. */
    Optional<From> from() {
        needMentioned();
        if (draft.needed.isEmpty() && draft.subject != null) {
            draft.needed.add(draft.subject.name());
        }
        if (draft.needed.isEmpty()) {
            return Optional.empty();
        }
        var trees = roles.trees(draft.needed);
        return trees.size() <= treeNumber ? Optional.empty() : Optional.of(from(trees.get(treeNumber)));
    }

    private From from(JoinTree tree) {
        cost = tree.cost();
        countDistinctly(tree);
        var measured = measuredOnce(tree);
        if (measured.isPresent()) {
            return amongJoined(measured.get(), tree);
        }
        draft.distinct = draft.distinct || repeatsRows(tree) || showsCategory();
        return tree.from(TableSource.of(root()));
    }

    /** The table whose rows a join would add up or average several times, though it only asks whether there is a partner. */
    private Optional<TableProfile> measuredOnce(JoinTree tree) {
        var tables = new LinkedHashSet<TableName>();
        draft.outputs.forEach(output -> Mentioned.tables(output, tables));
        if (tables.size() != 1 || !draft.groupBy.isEmpty() || !draft.having.isEmpty() || !draft.orderBy.isEmpty()
                || draft.outputs.stream().noneMatch(Joining::addsUp)
                || !draft.outputs.stream().allMatch(Aggregate.class::isInstance)
                || tree.multiplying(TableSource.of(tables.getFirst())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(graph.schema().table(tables.getFirst())).filter(table -> table.key().isPresent());
    }

    private static boolean addsUp(Expression output) {
        return output instanceof Aggregate aggregate && !aggregate.distinct()
                && (aggregate.function() == Function.SUM
                        || aggregate.function() == Function.AVERAGE);
    }

    private From amongJoined(TableProfile table, JoinTree tree) {
        var key = Fields.plain(Fields.key(table));
        var source = TableSource.of(table.name());
        var partners = Subqueries.rows(key, tree.from(source), List.copyOf(draft.where));
        draft.where.clear();
        draft.where.add(new Condition.InPlan(key, partners));
        return From.of(source);
    }

    private void needMentioned() {
        draft.outputs.forEach(output -> Mentioned.tables(output, draft.needed));
        draft.groupBy.forEach(expression -> Mentioned.tables(expression, draft.needed));
        draft.orderBy.forEach(ordering -> Mentioned.tables(ordering.expression(), draft.needed));
        draft.where.forEach(condition -> Mentioned.tables(condition, draft.needed));
        draft.having.forEach(condition -> Mentioned.tables(condition, draft.needed));
    }

    /** What the joins cost, once made. */
    double cost() {
        return cost;
    }

    /** What is counted comes first, so that a reader knows what the rows are. */
    private TableName root() {
        if (draft.counted != null && draft.needed.contains(draft.counted)) {
            return draft.counted;
        }
        return draft.subject != null && draft.needed.contains(draft.subject.name())
                ? draft.subject.name()
                : draft.needed.iterator().next();
    }

    /** A join that only asks whether there is some partner would show a row once for each. */
    private boolean repeatsRows(JoinTree tree) {
        var shown = new LinkedHashSet<TableName>();
        draft.outputs.forEach(output -> Mentioned.tables(output, shown));
        return draft.groupBy.isEmpty() && draft.orderBy.isEmpty() && shown.size() == 1
                && !draft.hasNumbers()
                && !tree.multiplying(TableSource.of(shown.iterator().next())).isEmpty();
    }

    /** "Which cities do members live in": each kind once. */
    private boolean showsCategory() {
        if (draft.eachRow || draft.outputs.size() != 1 || !draft.groupBy.isEmpty() || !draft.orderBy.isEmpty()
                || !draft.having.isEmpty()) {
            return false;
        }
        return fields.profile(draft.outputs.getFirst())
                .filter(column -> column.column().type() == ColumnType.TEXT && !column.identifies()
                        && Fields.repeats(graph.schema().table(column.table()), column)
                        && !Fields.names(graph.schema().table(column.table()), column))
                .isPresent();
    }

    /** Rows that a join repeats are counted once. */
    private void countDistinctly(JoinTree tree) {
        if (draft.counted == null || tree.multiplying(TableSource.of(draft.counted)).isEmpty()) {
            return;
        }
        var table = graph.schema().table(draft.counted);
        if (table.key().isEmpty()) {
            draft.concerns.add(Concern.FAN_OUT);
            return;
        }
        var once = new Aggregate(Function.COUNT, Fields.plain(Fields.key(table)), true);
        draft.outputs.replaceAll(output -> output.equals(Expression.countRows()) ? once : output);
    }
}
