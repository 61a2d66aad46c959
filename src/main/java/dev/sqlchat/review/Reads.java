package dev.sqlchat.review;

import java.time.Duration;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.ResultTable;

/** The database of a question, and small reads beside its queries. */
public interface Reads {

    Database database();

    /** What the database holds: the same snapshot for the whole question. */
    Catalog catalog();

    /**
     * The first rows that a query finds, through the guard.
     *
     * @param time that it may take
     * @return empty where the guard or the database refuses, or the time is up
     */
    Optional<ResultTable> read(String sql, Duration time);
}
