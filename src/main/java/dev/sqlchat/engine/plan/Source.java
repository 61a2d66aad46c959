package dev.sqlchat.engine.plan;

import dev.sqlchat.catalog.TableName;

/** Where rows come from. */
public sealed interface Source {

    /**
     * A table of the catalog.
     *
     * @param copy 0, or 1, 2, ... for further uses of the same table in one query (self-joins)
     */
    record TableSource(TableName table, int copy) implements Source {

        public static TableSource of(TableName table) {
            return new TableSource(table, 0);
        }
    }

    /** The rows of another plan, in FROM. Its columns are named by the labels of the plan's outputs. */
    record Derived(QueryPlan plan, String alias) implements Source {}
}
