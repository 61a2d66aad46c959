package dev.sqlchat.agent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
 * Questions to start with: those of the questions that a database invites that the engine reads as they are meant, with
 * confidence, and that find something. Found once for each snapshot of a catalog and day. Safe for many threads.
 */
public final class FirstQuestions {

    private static final int MOST = 6;
    /** What is found once may take longer than what is found for each question, so that a busy machine finds the same. */
    private static final int UNHURRIED = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FEW_ROWS = 10;

    private final Interpreter interpreter;
    private final double threshold;
    private final Duration probes;
    private final SqlFilters filters;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * @param threshold how sure a reading has to be
     * @param probes what finding out what the best readings of a question find may take
     */
    public FirstQuestions(Interpreter interpreter, double threshold, Duration probes, SqlFilters filters) {
        this.interpreter = interpreter;
        this.threshold = threshold;
        this.probes = probes.multipliedBy(UNHURRIED);
        this.filters = filters;
    }

    private record Known(Catalog catalog, LocalDate today, List<String> questions) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Catalog other, LocalDate day) {
            return catalog == other && today.equals(day);
        }
    }

    /**
     * At most six; fewer where the database does not invite so many.
     *
     * @param user who is asking first
     */
    public List<String> of(Database database, String user) {
        database.catchUp();
        var catalog = database.catalog();
        var today = database.today();
        var latest = known.get(database.name());
        return latest != null && latest.isOf(catalog, today) ? latest.questions() : found(database, user);
    }

    private List<String> found(Database database, String user) {
        var catalog = database.catalog();
        var today = database.today();
        return Objects.requireNonNull(known.compute(database.name(),
                (_, other) -> other != null && other.isOf(catalog, today)
                        ? other
                        : new Known(catalog, today, find(database, catalog, user))))
                .questions();
    }

    private List<String> find(Database database, Catalog catalog, String user) {
        var proposals = Proposals.of(catalog);
        return proposals.choose(MOST, proposal -> {
            var tools = tools(database, catalog, user);
            return read(proposal, tools).filter(reading -> proposals.isReadRight(proposal, reading.plan())
                    && finds(reading, proposal, tools)).isPresent();
        }).stream().map(Proposal::question).toList();
    }

    private Optional<Reading> read(Proposal proposal, ToolContext tools) {
        try {
            var question = new Question(proposal.question(), tools.catalog(), tools.database().today(), null,
                    List.of(), new SmallReads(tools, probes));
            return interpreter.interpret(question) instanceof Interpretation.Understood understood
                    ? Optional.of(understood.best()).filter(this::isSure)
                    : Optional.empty();
        } catch (SqlFilterFailed failed) {
            return Optional.empty();
        }
    }

    private boolean isSure(Reading reading) {
        return reading.confidence() >= threshold && reading.unread().isEmpty();
    }

    private static boolean finds(Reading reading, Proposal proposal, ToolContext tools) {
        return tools.check(reading.sql()) instanceof Verdict.Accepted(var query)
                && switch (tools.database().execute(query, new Limits(PATIENCE, FEW_ROWS, tools.limits().bytes()))) {
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
