package dev.sqlchat.engine.writing;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.QueryPlan;

/** Writes a plan as one SQL statement, the way an analyst would: short aliases where tables are joined, quotes where needed. */
public final class SqlWriter {

    private SqlWriter() {}

    /**
     * The plan in the catalog's dialect, on one line. Equal plans give equal text.
     *
     * @throws IllegalArgumentException when the plan uses a field of a source that is neither in its query nor in an
     *         enclosing one
     */
    public static String write(QueryPlan plan, Catalog catalog) {
        return new PlanWriter(Syntax.of(catalog.dialect()), new Types(catalog)).write(plan, null);
    }
}
