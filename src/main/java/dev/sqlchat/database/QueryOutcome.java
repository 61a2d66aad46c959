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
     * @param mayQuoteValues whether its words may quote what is stored
     */
    record Failed(FailureKind kind, String message, @Nullable String name, boolean mayQuoteValues)
            implements
                QueryOutcome {

        /** Its words are what they are for its kind. */
        public Failed(FailureKind kind, String message, @Nullable String name) {
            this(kind, message, name, kind.mayQuoteValues());
        }

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
