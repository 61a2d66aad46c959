package dev.sqlchat.engine.probing;

import java.util.List;

import dev.sqlchat.catalog.TableName;

/** Reads what a query of the engine finds, within what its owner allows. */
@FunctionalInterface
public interface Probe {

    /** Rows that the engine looks at. */
    int MOST_ROWS = 1_000;

    /** Reads nothing. */
    Probe NONE = (sql, tables) -> new Found.Unknown();

    /**
     * Never fails.
     *
     * @param sql not yet checked by the guard
     * @param tables what it reads
     */
    Found find(String sql, List<TableName> tables);
}
