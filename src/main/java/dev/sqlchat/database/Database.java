package dev.sqlchat.database;

import java.time.Duration;
import java.time.LocalDate;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.sql.CheckedQuery;

/** A data source that users ask: what it holds and how to read it. Safe for many threads. */
public interface Database extends AutoCloseable {

    /** The name under which users know it. */
    String name();

    /** What it holds now; replaced by a newer snapshot when the value index is ready. */
    Catalog catalog();

    /** The day that "today" means in questions to it: {@code AS_OF}, else a sample's own day, else the clock's. */
    LocalDate today();

    /** What one query to it may take: {@code QUERY_SECONDS}, {@code QUERY_ROWS} and {@code QUERY_BYTES}. */
    default Limits limits() {
        return Limits.DEFAULT;
    }

    /** Runs the query read-only; interrupting the calling thread cancels it. */
    QueryOutcome execute(CheckedQuery query, Limits limits);

    /** Waits for the background value index; false when the time ran out first. */
    boolean awaitValues(Duration time);

    @Override
    void close();
}
