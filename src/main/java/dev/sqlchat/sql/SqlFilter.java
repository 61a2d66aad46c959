package dev.sqlchat.sql;

import org.jspecify.annotations.Nullable;

/**
 * Changes queries before they run, by a rule of one's own: rows that not everybody may see, a lower limit. Every query
 * of a user's question and every one that a user writes goes through it, also those that only find something out. Safe
 * for many threads.
 */
@FunctionalInterface
public interface SqlFilter {

    /**
     * The query to run instead. It passes the guard again; one that the guard does not let pass ends the work.
     *
     * @param query that the guard let pass
     * @return {@link CheckedQuery#sql()} where there is nothing to change
     */
    String filter(CheckedQuery query, Context context);

    /**
     * What the query is for.
     *
     * @param database its name
     * @param user who asks
     * @param question in plain words; null for a query that the user wrote
     */
    record Context(String database, String user, @Nullable String question) {}
}
