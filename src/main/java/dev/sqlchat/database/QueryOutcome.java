package dev.sqlchat.database;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What became of a query. */
public sealed interface QueryOutcome {

    record Completed(ResultTable result) implements QueryOutcome {}

    /**
     * The database refused it.
     *
     * @param message the database's own words, without connection details
     * @param name that is unknown or ambiguous, as the database says it; null where it is not about a name
     */
    record Failed(FailureKind kind, String message, @Nullable String name) implements QueryOutcome {

        /** For a reason that nobody knows more of. */
        public Failed(String message) {
            this(FailureKind.OTHER, message, null);
        }
    }

    /** The watchdog cancelled it. */
    record TimedOut(Duration limit) implements QueryOutcome {}

    /** The user or a lost client cancelled it. */
    record Cancelled() implements QueryOutcome {}
}
