package dev.sqlchat.agent;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.proposing.Proposal;
import dev.sqlchat.engine.proposing.Proposals;
import dev.sqlchat.review.QueryReview;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilterFailed;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.Disclosure;
import dev.sqlchat.tools.ToolContext;

/**
 * Tries the questions that a database invites.
 *
 * @param threshold how sure a reading has to be
 * @param probes what finding out what the best readings of a question find may take
 * @param most what trying may take; what was found until then is all
 */
record FirstQuestionSearch(Interpreter interpreter, double threshold, Duration probes, SqlFilters filters,
        Duration most) {

    private static final int MOST = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FEW_ROWS = 10;

    /** At most six. */
    List<String> find(Database database, Catalog catalog, String user) {
        var end = System.nanoTime() + most.toNanos();
        var proposals = Proposals.of(catalog);
        return proposals.choose(MOST, proposal -> {
            var tools = tools(database, catalog, user);
            try {
                return read(proposal, tools, end).filter(reading -> proposals.isReadRight(proposal, reading.plan())
                        && finds(reading, proposal, tools, end)).isPresent();
            } catch (SqlFilterFailed failed) {
                return false;
            }
        }).stream().map(Proposal::question).toList();
    }

    private Optional<Reading> read(Proposal proposal, ToolContext tools, long end) {
        var time = upTo(probes, end);
        if (time.isZero()) {
            return Optional.empty();
        }
        var question = new Question(proposal.question(), tools.catalog(), tools.database().today(), null, List.of(),
                new SmallReads(tools, time));
        return interpreter.interpret(question) instanceof Interpretation.Understood understood
                ? Optional.of(understood.best()).filter(this::isSure)
                : Optional.empty();
    }

    /** So long, or as long as there is until the end. */
    private static Duration upTo(Duration time, long end) {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(time) < 0 ? left : time;
    }

    private boolean isSure(Reading reading) {
        return reading.confidence() >= threshold && reading.unread().isEmpty();
    }

    private static boolean finds(Reading reading, Proposal proposal, ToolContext tools, long end) {
        var time = upTo(PATIENCE, end);
        return !time.isZero() && tools.check(reading.sql()) instanceof Verdict.Accepted(var query)
                && switch (tools.database().execute(query, new Limits(time, FEW_ROWS, tools.limits().bytes()))) {
                    case QueryOutcome.Completed completed -> shows(completed.result(), proposal);
                    case QueryOutcome.TimedOut _ -> !proposal.kind().dependsOnToday();
                    case QueryOutcome.Failed _,QueryOutcome.Cancelled _ -> false;
                };
    }

    private static boolean shows(ResultTable result, Proposal proposal) {
        return result.rows().size() >= proposal.kind().fewestRows()
                && result.rows().stream().flatMap(List::stream).anyMatch(Objects::nonNull);
    }

    private ToolContext tools(Database database, Catalog catalog, String user) {
        var guard = filters.guard(catalog, Policy.EVERYTHING, new SqlFilter.Context(database.name(), user, null));
        return new ToolContext(database, guard, database.limits(), Disclosure.ALL, _ -> {}, QueryReview.DEFAULT);
    }
}
