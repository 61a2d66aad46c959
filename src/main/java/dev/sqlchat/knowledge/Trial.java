package dev.sqlchat.knowledge;

import java.time.Duration;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.sql.Verdict;

/** What came of running a query once, to see that it runs and what it finds. */
public sealed interface Trial {

    record Found(CheckedQuery query, Fingerprint result) implements Trial {}

    /** Why it cannot be kept. */
    sealed interface Problem extends Trial {

        /** In words, for a list of problems. */
        String reason();
    }

    /** The guard does not let it run. */
    record Refused(Verdict.Refused verdict) implements Problem {

        @Override
        public String reason() {
            return verdict.reason();
        }
    }

    record Failed(String message) implements Problem {

        @Override
        public String reason() {
            return "The database says: " + message;
        }
    }

    record TimedOut(Duration limit) implements Problem {

        @Override
        public String reason() {
            return "It was stopped after %d seconds.".formatted(limit.toSeconds());
        }
    }

    record Cancelled() implements Problem {

        @Override
        public String reason() {
            return "It was cancelled.";
        }
    }

    /**
     * Through guard and filters, within the limits of the database.
     *
     * @param user on whose behalf it runs
     * @param question that the query answers
     * @throws dev.sqlchat.sql.SqlFilterFailed when a filter does not give a query that may run
     */
    static Trial of(String sql, Database database, SqlFilters filters, String user, String question) {
        var guard = filters.guard(database.catalog(), Policy.EVERYTHING,
                new SqlFilter.Context(database.name(), user, question));
        return switch (guard.check(sql)) {
            case Verdict.Accepted accepted -> of(accepted.query(), database);
            case Verdict.Refused refused -> new Refused(refused);
        };
    }

    private static Trial of(CheckedQuery query, Database database) {
        return switch (database.execute(query, database.limits())) {
            case QueryOutcome.Completed completed ->
                new Found(query, Fingerprint.of(query, completed.result()));
            case QueryOutcome.Failed failed -> new Failed(failed.message());
            case QueryOutcome.TimedOut timedOut -> new TimedOut(timedOut.limit());
            case QueryOutcome.Cancelled ignored -> new Cancelled();
        };
    }
}
