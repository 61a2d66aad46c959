package dev.sqlchat.database;

import java.time.Duration;

/** Hears of each query that was run, on the thread that asked for it. Must be quick and never fail. */
@FunctionalInterface
public interface QueryObserver {

    QueryObserver NONE = (database, outcome, took) -> {};

    void ran(String database, QueryOutcome outcome, Duration took);
}
