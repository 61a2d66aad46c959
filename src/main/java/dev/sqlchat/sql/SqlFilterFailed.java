package dev.sqlchat.sql;

import org.jspecify.annotations.Nullable;

/** A filter did not give a query that may run. The message is for users; the cause, where there is one, for the log. */
public final class SqlFilterFailed extends RuntimeException {

    /** For programs. */
    public static final String CODE = "sql_filter_failed";

    private static final long serialVersionUID = 1;

    private final String details;

    private SqlFilterFailed(String message, String details, @Nullable Throwable cause) {
        super(message, cause);
        this.details = details;
    }

    static SqlFilterFailed of(SqlFilter filter, Throwable fault) {
        return new SqlFilterFailed("A filter that this server has for queries failed, so the query was not run. The "
                + "server's log says why.", filter.getClass().getName() + " failed", fault);
    }

    static SqlFilterFailed refused(SqlFilter filter, Verdict.Refused refused) {
        return new SqlFilterFailed(
                "A filter that this server has for queries made one that may not run (%s), so it was "
                        .formatted(refused.rule()) + "not run. The server's log says more.",
                "%s made what the guard refuses (%s): %s".formatted(filter.getClass().getName(), refused.rule(),
                        refused.reason()),
                null);
    }

    /** For the log. */
    public String details() {
        return details;
    }
}
