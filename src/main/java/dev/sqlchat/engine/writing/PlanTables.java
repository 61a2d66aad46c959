package dev.sqlchat.engine.writing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.Source.TableSource;

/** The tables that a plan reads. */
public final class PlanTables {

    private PlanTables() {}

    /** Each table once, in the order in which the plan comes to them, those of nested plans too. */
    public static List<TableName> of(QueryPlan plan) {
        Set<TableName> tables = new LinkedHashSet<>();
        Parts.selects(plan).flatMap(select -> Sources.of(select.from()).stream()).filter(TableSource.class::isInstance)
                .map(source -> ((TableSource) source).table()).forEach(tables::add);
        return List.copyOf(tables);
    }
}
