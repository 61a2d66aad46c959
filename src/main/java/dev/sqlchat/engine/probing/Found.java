package dev.sqlchat.engine.probing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a query found. */
public sealed interface Found {

    /**
     * @param rows at most {@link Probe#MOST_ROWS}, each with as many cells as the query has columns
     * @param fingerprint the same for the same rows in whatever order
     */
    record Rows(List<List<@Nullable Object>> rows, String fingerprint) implements Found {}

    /** It cannot be run. */
    record Refused() implements Found {}

    /** It was not run, or not to its end. */
    record Unknown() implements Found {}
}
