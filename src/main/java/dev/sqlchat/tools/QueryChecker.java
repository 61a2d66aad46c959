package dev.sqlchat.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.sqlchat.review.Finding;
import dev.sqlchat.sql.CheckedQuery;
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
        return "Checks a query without running it and says what is wrong with it, whether its numbers are likely wrong, and "
                + "what it could do better. Call it when unsure, before sql_db_query.";
    }

    @Override
    public List<ToolParameter> parameters() {
        return List.of(ToolParameter.text(QUERY, "one SELECT statement in the database's dialect"));
    }

    @Override
    public ToolOutcome run(ToolArguments arguments, ToolContext context) {
        return switch (context.check(arguments.text(QUERY))) {
            case Verdict.Accepted accepted -> judged(accepted.query(), arguments.text(QUERY), context);
            case Verdict.Refused refused -> refused(refused);
        };
    }

    private static ToolOutcome refused(Verdict.Refused refused) {
        return new ToolOutcome.Told(Refusal.words(refused), "the query may not run: " + refused.reason());
    }

    private static ToolOutcome judged(CheckedQuery query, String written, ToolContext context) {
        var lines = new ArrayList<String>();
        var doubted = false;
        for (var finding : context.findings(query)) {
            switch (finding) {
                case Finding.Refused refused -> {
                    return refused(ToolContext.verdict(refused));
                }
                case Finding.Failing failing -> {
                    return new ToolOutcome.Told(DatabaseReason.of(failing.failure(), context),
                            "the query would fail: " + failing.failure().kind().code());
                }
                case Finding.Doubted(var rule, var reason) -> {
                    doubted = true;
                    lines.add("- Likely wrong (%s): %s".formatted(rule, reason));
                }
                case Finding.Noted(var rule, var advice) -> lines.add("- Note (%s): %s".formatted(rule, advice));
            }
        }
        return new ToolOutcome.Told(shown(query, written)
                + lines.stream().map("\n"::concat).collect(Collectors.joining()),
                doubted ? "the query may run, but its numbers are likely wrong" : "the query may run");
    }

    /** What filters make of a query is not for whoever wrote it: it may tell of whom and what there is besides. */
    private static String shown(CheckedQuery query, String written) {
        return query.filtered()
                ? "The query may run:\n" + written
                : "The query may run. As it would run:\n" + query.sql();
    }
}
