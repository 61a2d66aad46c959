package dev.sqlchat.review;

import java.util.Optional;

import dev.sqlchat.database.ResultTable;

/** Small reads beside an answer's query, through the guard and within a time of their own. */
@FunctionalInterface
public interface Probes {

    /** Reads nothing. */
    Probes NONE = sql -> Optional.empty();

    /** Empty where the guard or the database refuses, or the time is up. */
    Optional<ResultTable> read(String sql);
}
