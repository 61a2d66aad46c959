package dev.sqlchat.tools;

import java.util.List;

import dev.sqlchat.sql.Verdict;

/** Says whether a query would be run, without running it. */
final class QueryChecker implements Tool {

    private static final String QUERY = "query";

    @Override
    public String name() {
        return "sql_db_query_checker";
    }

    @Override
    public String description() {
        return "Checks a query without running it and says what is wrong. Call it when unsure, before sql_db_query.";
    }

    @Override
    public List<ToolParameter> parameters() {
        return List.of(ToolParameter.text(QUERY, "one SELECT statement in the database's dialect"));
    }

    @Override
    public ToolOutcome run(ToolArguments arguments, ToolContext context) {
        return switch (context.check(arguments.text(QUERY))) {
            case Verdict.Accepted accepted -> new ToolOutcome.Told("The query may run. As it would run:\n"
                    + accepted.query().sql(), "the query may run");
            case Verdict.Refused refused -> new ToolOutcome.Told(Refusal.words(refused),
                    "the query may not run: " + refused.reason());
        };
    }
}
