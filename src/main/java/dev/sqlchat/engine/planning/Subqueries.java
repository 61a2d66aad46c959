package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.TableProfile;

/** Conditions on the rows of a table by a query of its own: tied to others, in certain groups, among the first. */
final class Subqueries {

    private final KeyRoles roles;
    private final SelectDraft draft;
    private final Fields fields;

    Subqueries(KeyRoles roles, SelectDraft draft, Fields fields) {
        this.roles = roles;
        this.draft = draft;
        this.fields = fields;
    }

    /** Rows of the table that are tied to some row of the other that meets the conditions. */
    Condition related(TableProfile table, TableName other, List<Condition> conditions) {
        var direct = roles.references(other, table.name()).filter(key -> key.columns().size() == 1)
                .findFirst();
        if (direct.isPresent() && onlyOf(other, conditions)) {
            return referring(table, direct.get(), conditions);
        }
        var identity = fields.field(Fields.key(table));
        var tables = new LinkedHashSet<TableName>(List.of(table.name(), other));
        conditions.forEach(condition -> Mentioned.tables(condition, tables));
        var from = from(table.name(), tables, other);
        return new Condition.InPlan(identity, rows(identity, from, conditions));
    }

    /** Rows of the table that are tied to no row of the other that meets the conditions. */
    Optional<Condition> unrelated(TableProfile table, TableName other, List<Condition> conditions) {
        var reference = roles.references(table.name(), other).findFirst();
        return conditions.isEmpty() && reference.isPresent()
                ? table.column(reference.get().columns().getFirst())
                        .map(column -> new Condition.IsNull(fields.field(column)))
                : Optional.of(new Condition.Not(related(table, other, conditions)));
    }

    private static boolean onlyOf(TableName table, List<Condition> conditions) {
        var tables = new LinkedHashSet<TableName>();
        conditions.forEach(condition -> Mentioned.tables(condition, tables));
        return tables.isEmpty() || tables.equals(Set.of(table));
    }

    private Condition referring(TableProfile table, ForeignKey key, List<Condition> conditions) {
        var identity = table.column(key.referencedColumns().getFirst()).map(fields::field)
                .orElse(fields.field(Fields.key(table)));
        var source = TableSource.of(key.from());
        var reference = new Field(source, key.columns().getFirst());
        return new Condition.InPlan(identity, rows(reference, From.of(source), conditions));
    }

    /** Rows of the table whose group meets the condition. */
    Condition amongGroups(TableProfile table, Condition condition) {
        var identity = fields.field(Fields.key(table));
        var tables = new LinkedHashSet<TableName>(List.of(table.name()));
        tables.addAll(draft.needed);
        draft.needed.retainAll(Set.of(table.name()));
        return new Condition.InPlan(identity,
                new Select(false, List.of(Output.of(identity)), from(table.name(), tables), List.of(),
                        List.of(identity), List.of(condition), List.of(), null));
    }

    /** The first so many rows of the table that meet the conditions. */
    Condition amongFirst(TableProfile table, List<Condition> conditions, Ordering ordering, int limit) {
        var identity = fields.field(Fields.key(table));
        var tables = new LinkedHashSet<TableName>(List.of(table.name()));
        fields.profile(ordering.expression()).ifPresent(column -> tables.add(column.table()));
        conditions.forEach(condition -> Mentioned.tables(condition, tables));
        return new Condition.InPlan(identity,
                new Select(false, List.of(Output.of(identity)), from(table.name(), tables), conditions, List.of(),
                        List.of(), List.of(ordering), limit));
    }

    /** A select of one value of the rows that meet the conditions. */
    static Select rows(Expression value, From from, List<Condition> conditions) {
        return new Select(false, List.of(Output.of(value)), from, conditions, List.of(), List.of(), List.of(), null);
    }

    /** The tables joined, or the first alone where they do not hang together. */
    From from(TableName first, Set<TableName> tables) {
        return from(first, tables, first);
    }

    private From from(TableName first, Set<TableName> tables, TableName otherwise) {
        var trees = roles.trees(tables);
        draft.apart = draft.apart || trees.isEmpty();
        return trees.isEmpty() ? From.of(TableSource.of(otherwise)) : trees.getFirst().from(TableSource.of(first));
    }
}
