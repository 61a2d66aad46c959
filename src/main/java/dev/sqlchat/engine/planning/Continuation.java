package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * The plan that a question continues.
 *
 * @param adds what is asked comes beside what was shown
 * @param replaces a grouping replaces the one before
 */
public record Continuation(Select plan, boolean adds, boolean replaces) {

    Set<TableName> tables() {
        var tables = new LinkedHashSet<TableName>();
        add(plan.from(), tables);
        return tables;
    }

    private static void add(From from, Set<TableName> tables) {
        add(from.root(), tables);
        from.joins().forEach(join -> add(join.source(), tables));
    }

    private static void add(Source source, Set<TableName> tables) {
        if (source instanceof TableSource table) {
            tables.add(table.table());
        }
    }

    /** Only plans over tables can be changed. */
    boolean editable() {
        return plan.from().root() instanceof TableSource;
    }
}
