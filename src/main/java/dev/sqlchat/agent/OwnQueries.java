package dev.sqlchat.agent;

import java.time.Duration;
import java.util.function.Consumer;

import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.review.BoundedProbes;
import dev.sqlchat.review.QueryReview;
import dev.sqlchat.review.ReviewSettings;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.Disclosure;
import dev.sqlchat.tools.ToolContext;

/** Runs queries that users write, through the same guard, limits and checks as the agent's. Safe for many threads. */
public final class OwnQueries {

    private final AnswerWriter writer = new AnswerWriter();
    private final Duration checks;
    private final SqlFilters filters;
    private final Consumer<Verdict.Refused> refused;

    /** @param checks what measuring whether numbers may be wrong may take; 0 measures nothing */
    public OwnQueries(Duration checks) {
        this(checks, SqlFilters.NONE, _ -> {});
    }

    /**
     * @param filters that queries go through before they run
     * @param refused hears of what the guard does not let run
     */
    public OwnQueries(Duration checks, SqlFilters filters, Consumer<Verdict.Refused> refused) {
        this.checks = checks;
        this.filters = filters;
        this.refused = refused;
    }

    /** What came of a query. */
    public sealed interface Outcome {

        /** @param own what goes with the rows */
        record Ran(CheckedQuery query, ResultTable result, AnswerWriter.Own own) implements Outcome {

            public Receipt receipt() {
                return own.receipt();
            }
        }

        /** The guard does not let it run. */
        record Refused(Verdict.Refused verdict) implements Outcome {}

        record Failed(String message) implements Outcome {}

        record TimedOut(Duration limit) implements Outcome {}

        record Cancelled() implements Outcome {}
    }

    /**
     * @param user whose query it is
     * @throws dev.sqlchat.sql.SqlFilterFailed when a filter does not give a query that may run
     */
    public Outcome run(String sql, Database database, String user) {
        database.catchUp();
        var guard = filters.guard(database.catalog(), Policy.EVERYTHING,
                new SqlFilter.Context(database.name(), user, null));
        var tools = new ToolContext(database, guard, database.limits(), Disclosure.ALL, refused,
                new QueryReview(ReviewSettings.DEFAULT, checks));
        return switch (tools.check(sql)) {
            case Verdict.Accepted accepted -> run(accepted.query(), tools);
            case Verdict.Refused refused -> new Outcome.Refused(refused);
        };
    }

    private Outcome run(CheckedQuery query, ToolContext tools) {
        return switch (tools.database().execute(query, tools.limits())) {
            case QueryOutcome.Completed completed -> ran(query, completed.result(), tools);
            case QueryOutcome.Failed failed -> new Outcome.Failed(failed.message());
            case QueryOutcome.TimedOut timedOut -> new Outcome.TimedOut(timedOut.limit());
            case QueryOutcome.Cancelled _ -> new Outcome.Cancelled();
        };
    }

    private Outcome ran(CheckedQuery query, ResultTable result, ToolContext tools) {
        return new Outcome.Ran(query, result, writer.own(query, result, tools.catalog(),
                tools.database().today(), BoundedProbes.beside(query, result, tools, checks)));
    }
}
