package dev.sqlchat.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.Databases;
import dev.sqlchat.knowledge.VerifiedQuery.State;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.SqlFilters;

/** Runs all verified queries again and compares what they find with what they found. */
public final class GoldenSuite {

    private final VerifiedQueries queries;
    private final Databases databases;
    private final SqlFilters filters;

    GoldenSuite(VerifiedQueries queries, Databases databases, SqlFilters filters) {
        this.queries = queries;
        this.databases = databases;
        this.filters = filters;
    }

    public enum Status {
        SAME, CHANGED, FAILED
    }

    /** What was answered without the verified query. */
    public enum Alone {
        /** The same rows. */
        SAME,
        /** Other rows. */
        OTHER,
        /** It was not answered. */
        NONE
    }

    /** Rows of an answer. */
    public record Rows(List<List<@Nullable Object>> rows, boolean truncated) {}

    /**
     * @param now what it finds now; null where it fails
     * @param reason why it fails, else null
     * @param alone null where it fails
     */
    public record Result(VerifiedQuery query, Status status, @Nullable Fingerprint now, @Nullable String reason,
            @Nullable Alone alone) {}

    /**
     * All of them, by database and question.
     *
     * @param user on whose behalf they run
     * @param asked gives what is answered without verified queries, on the day that the query is of
     * @param told hears of each result when it is there
     */
    public List<Result> run(String user, Function<VerifiedQuery, Optional<Rows>> asked, Consumer<Result> told) {
        return queries.list(null, State.VERIFIED).stream().map(query -> run(query, user, asked)).peek(told).toList();
    }

    /** From now on what was found is right. */
    public void accept(Result result) {
        if (result.now() != null) {
            queries.accept(result.query().id(), result.now());
        }
    }

    private Result run(VerifiedQuery query, String user, Function<VerifiedQuery, Optional<Rows>> asked) {
        var database = databases.named(query.database());
        if (database.isEmpty()) {
            return failed(query, "There is no database \"%s\".".formatted(query.database()));
        }
        return switch (Trial.of(query.sql(), database.get(), filters, user, query.question())) {
            case Trial.Found found -> new Result(query,
                    found.result().equals(query.result()) ? Status.SAME : Status.CHANGED, found.result(), null,
                    alone(found.query(), found.result(), asked.apply(query)));
            case Trial.Problem problem -> failed(query, problem.reason());
        };
    }

    private static Result failed(VerifiedQuery query, String reason) {
        return new Result(query, Status.FAILED, null, reason, null);
    }

    private static Alone alone(CheckedQuery checked, Fingerprint right, Optional<Rows> answered) {
        return answered.map(rows -> Fingerprint.of(rows.rows(), rows.truncated(), checked.ordered()).equals(right)
                ? Alone.SAME
                : Alone.OTHER).orElse(Alone.NONE);
    }
}
