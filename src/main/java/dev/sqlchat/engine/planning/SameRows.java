package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.InPlan;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * "countries with English and French as official languages": what else is said of rows of which several are asked for holds
 * of each of them.
 */
final class SameRows {

    private final SelectDraft draft;

    SameRows(SelectDraft draft) {
        this.draft = draft;
    }

    void meet() {
        for (var condition : List.copyOf(draft.where)) {
            var tables = OtherRows.tables(condition);
            if (!(condition instanceof InPlan) && tables.size() == 1 && several(tables)) {
                meet(condition, tables.iterator().next());
            }
        }
    }

    private boolean several(Set<TableName> tables) {
        return draft.where.stream().filter(condition -> asksOf(condition, tables.iterator().next())).count() > 1;
    }

    private static boolean asksOf(Condition condition, TableName table) {
        return condition instanceof InPlan(var tested, Select rows) && rows.groupBy().isEmpty() && rows.limit() == null
                && Parts.sources(rows.from()).anyMatch(TableSource.of(table)::equals)
                && rows.where().stream().anyMatch(inner -> OtherRows.tables(inner).equals(Set.of(table)))
                && !OtherRows.tables(condition).contains(table);
    }

    private void meet(Condition further, TableName table) {
        draft.where.remove(further);
        draft.where.replaceAll(condition -> asksOf(condition, table) ? with((InPlan) condition, further) : condition);
        draft.needed.remove(table);
    }

    private static Condition with(InPlan rows, Condition further) {
        var select = (Select) rows.plan();
        var where = new ArrayList<>(select.where());
        where.add(further);
        return new InPlan(rows.value(), select.withWhere(where));
    }
}
