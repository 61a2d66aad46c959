package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;

/** Decides which restrictions of the plan before stay beside those of the frame. */
final class KeptConditions {

    private final SchemaGraph graph;
    private final Continuation before;
    private final SelectDraft draft;
    private final Fields fields;
    private final Subqueries subqueries;

    KeptConditions(SchemaGraph graph, Continuation before, SelectDraft draft, Fields fields, Subqueries subqueries) {
        this.graph = graph;
        this.before = before;
        this.draft = draft;
        this.fields = fields;
        this.subqueries = subqueries;
    }

    /** @param tables the tables of the plan before stay, too */
    void keep(boolean tables) {
        if (!before.is(Lean.ALTERNATIVE)) {
            askBoth();
        }
        var where = kept(before.plan().where());
        var having = kept(before.plan().having());
        var all = where.size() == before.plan().where().size() && having.size() == before.plan().having().size();
        if (tables) {
            draft.needed.addAll(all ? before.tables() : Set.of());
        }
        draft.where.addAll(0, where);
        draft.having.addAll(0, having);
        draft.needed.removeAll(denied(where));
    }

    private List<Condition> kept(List<Condition> conditions) {
        return conditions.stream().filter(condition -> !replaced(condition)).toList();
    }

    private boolean replaced(Condition old) {
        return contradicted(old) || asked().anyMatch(condition -> Tested.alike(old, condition)
                && (before.is(Lean.ALTERNATIVE) || !(isMembership(condition) && !isMembership(old))));
    }

    /** "how about those who do": what was denied is asked for. */
    private boolean contradicted(Condition old) {
        return before.is(Lean.ALTERNATIVE) && old instanceof Condition.Not not
                && not.condition() instanceof Condition.InPlan in && in.plan() instanceof Select inner
                && Continuation.tables(inner.from()).stream()
                        .anyMatch(table -> draft.needed.contains(table) && !before.tables().contains(table));
    }

    private java.util.stream.Stream<Condition> asked() {
        return java.util.stream.Stream.concat(draft.where.stream(), draft.having.stream());
    }

    private static boolean isMembership(Condition condition) {
        return switch (condition) {
            case Condition.InPlan _ -> true;
            case Condition.Not not -> isMembership(not.condition());
            default -> false;
        };
    }

    /** "which of those also speak Dutch": of many languages two are asked for, so each in a query of its own. */
    private void askBoth() {
        for (var condition : List.copyOf(draft.where)) {
            manyOf(condition).filter(column -> draft.where.contains(condition))
                    .filter(column -> before.plan().where().stream()
                            .anyMatch(old -> !isMembership(old) && Tested.alike(old, condition)))
                    .ifPresent(column -> askApart(column.table()));
        }
    }

    private void askApart(TableName table) {
        var apart = new ArrayList<Condition>();
        for (var condition : draft.where) {
            var tables = new LinkedHashSet<TableName>();
            Mentioned.tables(condition, tables);
            if (tables.equals(Set.of(table))) {
                apart.add(condition);
            }
        }
        draft.where.removeAll(apart);
        draft.where.add(subqueries.related(graph.schema().table(subject()), table, apart));
    }

    /** The column that has one of many values of each thing shown. */
    private Optional<ColumnProfile> manyOf(Condition condition) {
        if (!(condition instanceof Condition.Comparison comparison)
                || comparison.comparator() != Condition.Comparator.EQUAL) {
            return Optional.empty();
        }
        return fields.profile(comparison.left()).filter(column -> !graph.toOne(subject(), column.table()));
    }

    private TableName subject() {
        return before.plain().stream().flatMap(output -> fields.profile(output).stream()).map(ColumnProfile::table)
                .findFirst().orElseGet(() -> ((TableSource) before.plan().from().root()).table());
    }

    /** Tables of which there must be no row: joined they would contradict that. */
    private Set<TableName> denied(List<Condition> kept) {
        var denied = new LinkedHashSet<TableName>();
        for (var condition : draft.where) {
            if (condition instanceof Condition.Not not && not.condition() instanceof Condition.InPlan in
                    && in.plan() instanceof Select inner && !kept.contains(condition)) {
                denied.addAll(Continuation.tables(inner.from()));
            }
        }
        var mentioned = new LinkedHashSet<TableName>(Set.of(subject()));
        draft.outputs.forEach(output -> Mentioned.tables(output, mentioned));
        draft.where.forEach(condition -> Mentioned.tables(condition, mentioned));
        denied.removeAll(mentioned);
        return denied;
    }
}
