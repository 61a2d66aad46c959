package dev.sqlchat.database;

import java.time.Duration;

/** What became of a query. */
public sealed interface QueryOutcome {

    record Completed(ResultTable result) implements QueryOutcome {}

    /**
     * The database refused it.
     *
     * @param message the database's own words, without connection details
     */
    record Failed(String message) implements QueryOutcome {}

    /** The watchdog cancelled it. */
    record TimedOut(Duration limit) implements QueryOutcome {}

    /** The user or a lost client cancelled it. */
    record Cancelled() implements QueryOutcome {}
}
