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

    /** What running the query would take, by the database's own plan of it; waits at most so long to know. */
    default Forecast forecast(CheckedQuery query, Duration time) {
        return new Forecast.Unknown();
    }

    /**
     * Lets the catalog catch up with a schema that has changed: whoever begins a question calls this first. Looks at the
     * database at most once in {@code SCHEMA_CHECK_SECONDS}, and waits only for a moment while it is read anew.
     */
    default void catchUp() {}

    /**
     * Reads the catalog anew and tells what has changed; callers at the same time share one reading. Returns when tables
     * and, unless that takes very long, values are read.
     *
     * @throws CatalogUnreadable when it cannot be read
     */
    default CatalogChange refresh() {
        return CatalogChange.between(catalog(), catalog(), Duration.ZERO);
    }

    default CatalogUse catalogUse() {
        return CatalogUse.NONE;
    }

    /** Waits for the background value index; false when the time ran out first. */
    boolean awaitValues(Duration time);

    @Override
    void close();
}
