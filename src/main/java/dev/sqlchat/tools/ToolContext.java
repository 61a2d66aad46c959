package dev.sqlchat.tools;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.review.Finding;
import dev.sqlchat.review.QueryReview;
import dev.sqlchat.review.Reads;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.FilteredGuard;
import dev.sqlchat.sql.Verdict;

/**
 * What tools work with while one question is answered. Keeps verdicts, so that a reviewed query is not parsed again
 * when it runs; for one thread.
 */
public final class ToolContext implements Reads {

    private static final int MOST_READ_ROWS = 10;

    private final Database database;
    private final Catalog catalog;
    private final FilteredGuard guard;
    private final Limits limits;
    private final Consumer<Verdict.Refused> refused;
    private final Disclosure disclosure;
    private final QueryReview review;
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<String, ResultTable> known = new HashMap<>();

    /**
     * @param guard over a catalog of the database, which stays for the whole question
     * @param disclosure what the texts for the model may hold of stored values
     * @param refused hears of each query that may not run
     */
    public ToolContext(Database database, FilteredGuard guard, Limits limits, Disclosure disclosure,
            Consumer<Verdict.Refused> refused, QueryReview review) {
        this.database = database;
        this.catalog = guard.catalog();
        this.guard = guard;
        this.limits = limits;
        this.refused = refused;
        this.disclosure = disclosure;
        this.review = review;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    public Limits limits() {
        return limits;
    }

    public Disclosure disclosure() {
        return disclosure;
    }

    /**
     * Whether the text is one safe read; what is accepted is the query as the filters leave it.
     *
     * @throws dev.sqlchat.sql.SqlFilterFailed when a filter does not give a query that may run
     */
    public Verdict check(String sql) {
        return verdicts.computeIfAbsent(sql, this::judge);
    }

    /** Why a query that the guard lets pass must not run all the same; for queries whose writer knows nothing of costs. */
    public Optional<Verdict.Refused> refusal(CheckedQuery query) {
        var refusal = review.refusal(query, this).map(ToolContext::verdict);
        refusal.ifPresent(refused);
        return refusal;
    }

    /** Why the numbers of a query are hardly what is asked for, as the data shows. */
    public Optional<Finding.Doubted> doubt(CheckedQuery query) {
        return review.doubt(query, this);
    }

    /** All that can be said of a query without running it. */
    List<Finding> findings(CheckedQuery query) {
        return review.findings(query, this);
    }

    static Verdict.Refused verdict(Finding.Refused refused) {
        return new Verdict.Refused(refused.rule(), refused.reason(), List.of());
    }

    /** What was read once is not read again: before a query runs and beside its answer the same is asked. */
    @Override
    public Optional<ResultTable> read(String sql, Duration time) {
        return Optional.ofNullable(known.get(sql)).or(() -> check(sql) instanceof Verdict.Accepted accepted
                ? read(sql, accepted.query(), new Limits(time, MOST_READ_ROWS, limits.bytes()))
                : Optional.empty());
    }

    private Optional<ResultTable> read(String sql, CheckedQuery query, Limits within) {
        if (database.execute(query, within) instanceof QueryOutcome.Completed completed) {
            known.put(sql, completed.result());
            return Optional.of(completed.result());
        }
        return Optional.empty();
    }

    /** Names of readable tables and columns that come nearest to this one. */
    List<String> nearest(String name) {
        return guard.nearest(name);
    }

    private Verdict judge(String sql) {
        var verdict = guard.check(sql);
        if (verdict instanceof Verdict.Refused refusal) {
            refused.accept(refusal);
        }
        return verdict;
    }
}
