package dev.sqlchat.tools;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Verdict;

/** Runs a query that the guard accepts. */
final class Query implements Tool {

    private static final String QUERY = "query";

    @Override
    public String name() {
        return "sql_db_query";
    }

    @Override
    public String description() {
        return "Runs one SELECT statement and returns its rows. Read the schema first.";
    }

    @Override
    public List<ToolParameter> parameters() {
        return List.of(ToolParameter.text(QUERY, "one SELECT statement in the database's dialect"));
    }

    @Override
    public Optional<String> query(ToolArguments arguments) {
        return Optional.of(arguments.text(QUERY));
    }

    @Override
    public ToolOutcome run(ToolArguments arguments, ToolContext context) {
        return switch (context.check(arguments.text(QUERY))) {
            case Verdict.Accepted accepted -> execute(accepted.query(), context);
            case Verdict.Refused refused -> new ToolOutcome.Failed(Refusal.words(refused));
        };
    }

    private static ToolOutcome execute(CheckedQuery query, ToolContext context) {
        return switch (context.database().execute(query, context.limits())) {
            case QueryOutcome.Completed completed -> new ToolOutcome.Tabled(completed.result(), query,
                    RowText.of(completed.result(), context.disclosure()), rows(completed.result()));
            case QueryOutcome.Failed failed -> new ToolOutcome.Failed(DatabaseReason.of(failed, context));
            case QueryOutcome.TimedOut timedOut -> new ToolOutcome.Failed(DatabaseReason.of(timedOut));
            case QueryOutcome.Cancelled ignored -> cancelled();
        };
    }

    /** Keeps the thread interrupted, so that the agent stops too. */
    private static ToolOutcome cancelled() {
        Thread.currentThread().interrupt();
        return new ToolOutcome.Failed("The query was cancelled.");
    }

    private static String rows(ResultTable result) {
        var count = result.rows().size();
        return (count == 1 ? "1 row" : count + " rows") + (result.truncated() == null ? "" : ", cut by a limit");
    }
}
