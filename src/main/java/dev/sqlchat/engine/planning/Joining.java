package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.joins.JoinTree;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

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
        var mentioned = mentioned();
        draft.needed.removeIf(table -> !mentioned.contains(table) && !isWhatRowsAre(table) && hasPartners(table));
        draft.needed.addAll(mentioned);
        List.copyOf(mentioned).stream().filter(table -> !isWhatRowsAre(table)).forEach(this::byReference);
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
        var once = new CountedOnce(graph, draft, tree);
        once.count();
        return once.measured().orElseGet(() -> from(tree, root()));
    }

    private From from(JoinTree tree, TableName root) {
        draft.distinct = draft.distinct || repeatsRows(tree) || showsCategory();
        return tree.from(TableSource.of(root));
    }

    private Set<TableName> mentioned() {
        return mentioned(UnaryOperator.identity(), UnaryOperator.identity());
    }

    private Set<TableName> mentioned(UnaryOperator<Expression> expressions, UnaryOperator<Condition> conditions) {
        var mentioned = new LinkedHashSet<TableName>();
        Stream.of(draft.outputs, draft.groupBy, draft.orderBy.stream().map(Ordering::expression).toList())
                .flatMap(List::stream).map(expressions)
                .forEach(expression -> Mentioned.tables(expression, mentioned));
        Stream.of(draft.where, draft.having).flatMap(List::stream).map(conditions)
                .forEach(condition -> Mentioned.tables(condition, mentioned));
        return mentioned;
    }

    /** A group's key by what refers to it: "lakes in each state" needs no table of states, nor loses lakes of others. */
    private void byReference(TableName table) {
        var keys = draft.needed.stream().filter(other -> !other.equals(table))
                .flatMap(other -> roles.references(other, table)).toList();
        if (draft.groupBy.isEmpty() || keys.size() != 1 || keys.getFirst().columns().size() != 1) {
            return;
        }
        var referring = referring(keys.getFirst());
        if (!mentioned(referring::in, referring::in).contains(table)) {
            draft.substitute(referring);
            draft.needed.remove(table);
        }
    }

    private static Substitution referring(ForeignKey key) {
        return new Substitution(new Field(TableSource.of(key.to()), key.referencedColumns().getFirst()),
                new Field(TableSource.of(key.from()), key.columns().getFirst()));
    }

    private boolean isWhatRowsAre(TableName table) {
        return table.equals(draft.counted) || draft.subject != null && table.equals(draft.subject.name());
    }

    /** Whether a condition already asks for partners in the table: "shops that have orders of both years". */
    private boolean hasPartners(TableName table) {
        return draft.where.stream().flatMap(Joining::conjuncts)
                .anyMatch(condition -> condition instanceof Condition.InPlan(Field(TableSource of, var _), Select rows)
                        && isWhatRowsAre(of.table())
                        && Parts.sources(rows.from()).anyMatch(TableSource.of(table)::equals));
    }

    private static Stream<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.AllOf(var all)
                ? all.stream().flatMap(Joining::conjuncts)
                : Stream.of(condition);
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
}
