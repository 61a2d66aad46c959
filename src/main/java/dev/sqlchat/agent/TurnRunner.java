package dev.sqlchat.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.extension.BeforeRun.Decision;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.agent.extension.RunQuestion;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Work.Finding;
import dev.sqlchat.catalog.SchemaHash;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.Limits;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.knowledge.Precedents;
import dev.sqlchat.model.Grounding;
import dev.sqlchat.model.Precedent;
import dev.sqlchat.review.QueryReview;
import dev.sqlchat.review.ReviewSettings;
import dev.sqlchat.spending.Spending;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.tools.ToolContext;

/** Runs turns that have begun: lets the graph work on the question and keeps the answer. */
final class TurnRunner {

    private final Databases databases;
    private final Conversations conversations;
    private final Checkpoints checkpoints;
    private final AgentSettings settings;
    private final Precedents precedents;
    private final Graph graph;
    private final Prompt prompt;
    private final Pace pace;
    private final Spending spending;
    private final ReviewSettings review;
    private final AgentNews news;
    private final SameQuestion same;
    private final Extensions extensions;

    TurnRunner(Graph graph, AgentBuilder parts, Pace pace) {
        this.graph = graph;
        this.databases = parts.databases;
        this.conversations = parts.conversations;
        this.checkpoints = parts.checkpoints;
        this.settings = parts.settings;
        this.pace = pace;
        this.spending = parts.spending;
        this.review = parts.review;
        this.news = parts.news;
        this.same = new SameQuestion(conversations);
        this.precedents = parts.precedents;
        this.extensions = parts.extensions;
        this.prompt = new Prompt(parts.prompts, new Memory(settings.memoryMessages(), settings.disclosure()),
                settings.disclosure());
    }

    /**
     * A turn that has begun.
     *
     * @param hints statements that come with the question
     * @param resumed it was interrupted, and may have checkpoints to go on from
     */
    record Begun(Opening opening, int number, List<String> hints, boolean resumed) {}

    /**
     * A question that is worked on.
     *
     * @param hints those that came with the question and those that were added
     */
    private record Job(Begun turn, Asked asked, List<String> hints, Database database, Account account,
            QuestionBudget budget) {

        String user() {
            return turn.opening().user();
        }

        RunQuestion question() {
            return new RunQuestion(asked.text(), asked.chosen(), hints, user(), turn.opening().thread(),
                    database.name());
        }

        Job changed(Decision.Proceed changed) {
            return new Job(turn, asked.reworded(changed.text()), changed.hints(), database, account, budget);
        }
    }

    /** The last event of the turn. It is finished, or interrupted, whatever happens. */
    AgentEvent run(Begun turn, Account account) {
        var answered = Optional.<AgentEvent>empty();
        try {
            answered = pace.during(() -> answer(turn, account));
            return answered.orElseGet(AgentEvent.Faulted::cancelled);
        } finally {
            if (answered.isEmpty()) {
                conversations.interrupt(turn.opening().run());
            }
        }
    }

    private Optional<AgentEvent> answer(Begun turn, Account account) {
        var opening = turn.opening();
        var turns = conversations.turns(opening.user(), opening.thread());
        var asked = Asked.of(opening, turns);
        var database = database(opening.database(), turns);
        account.asks(database.name());
        database.catchUp();
        var budget = new QuestionBudget(settings, spending.of(opening.user()));
        account.pays(budget::taken);
        var job = new Job(turn, asked, turn.hints(), database, account, budget);
        return switch (extensions.before(job.question())) {
            case Decision.Proceed changed -> answer(job.changed(changed));
            case Decision.Decline(String reason) -> declined(job, reason);
        };
    }

    private Optional<AgentEvent> answer(Job job) {
        var run = run(job);
        return walk(job, run)
                .flatMap(state -> isOutdated(run, state) ? again(job) : Optional.of(finished(job, run, state)));
    }

    private Optional<AgentEvent> declined(Job job, String reason) {
        var run = run(job);
        checkpoints.forget(run.id());
        return graph.walk(AgentGraph.ANSWER, start(run, job).declined(reason), run)
                .map(state -> finished(job, run, state));
    }

    /** Whether it has no answer, and the schema has changed since it began. */
    private static boolean isOutdated(Run run, AgentState state) {
        var answer = state.structuredResponse();
        return answer != null && answer.status() != Answer.Status.ANSWERED && !SchemaHash.of(run.tools().catalog())
                .equals(SchemaHash.of(run.tools().database().catalog()));
    }

    /** Once more, with the schema as it is now. */
    private Optional<AgentEvent> again(Job job) {
        checkpoints.forget(job.turn().opening().run());
        var run = run(job);
        return graph.walk(start(run, job), run).map(state -> finished(job, run, state));
    }

    private Optional<AgentState> walk(Job job, Run run) {
        var resumed = job.turn().resumed();
        var kept = resumed ? checkpoints.of(run.id()) : List.<Checkpoint>of();
        if (graph.continues(kept)) {
            return graph.goOn(kept, run);
        }
        if (resumed) {
            checkpoints.forget(run.id());
        }
        return graph.walk(start(run, job), run);
    }

    private AgentState start(Run run, Job job) {
        return AgentState.start(prompt.messages(run.question(), run.grounding(), job.asked().earlier()),
                settings.steps());
    }

    private Database database(@Nullable String chosen, List<Turn> turns) {
        var name = Optional.ofNullable(chosen)
                .or(() -> turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast().database()));
        return name.flatMap(databases::named).orElseGet(databases::byDefault);
    }

    private Run run(Job job) {
        var database = job.database();
        var asked = job.asked();
        var guard = extensions.sqlFilters().guard(database.catalog(), Policy.EVERYTHING,
                new SqlFilter.Context(database.name(), job.user(), asked.text()));
        var tools = new ToolContext(database, guard, limits(database), settings.disclosure(), news::refused,
                new QueryReview(review, pace.stretch(settings.checks())));
        var grounding = new Grounding(tools.catalog(), database.today(), asked.previous(database.name()), job.hints(),
                new SmallReads(tools, pace.stretch(settings.probes())), asked.chosen(), precedent(job),
                job.budget(), asked.reading(database.name(), tools.catalog()));
        var opening = job.turn().opening();
        return new Run(opening.run(), opening.thread(), job.turn().number(), asked.text(), grounding, tools,
                job.budget(), new Timings(), checkpoints, job.account());
    }

    /** What comes with hints of the user's, or was asked back about, may mean something else than its words alone. */
    private Precedent precedent(Job job) {
        var asked = job.asked();
        return job.turn().hints().isEmpty() && asked.chosen() == null && asked.edited() == null
                ? precedents.of(asked.text(), job.database(), asked.earlier().isEmpty())
                : Precedent.NONE;
    }

    private Limits limits(Database database) {
        var standard = database.limits();
        Duration time = settings.time().compareTo(standard.time()) < 0 ? settings.time() : standard.time();
        return new Limits(time, standard.rows(), standard.bytes());
    }

    private AgentEvent finished(Job job, Run run, AgentState state) {
        var answer = Optional.ofNullable(state.structuredResponse()).orElseThrow();
        var compared = same.compared(job.user(), new Turn(run.turn(), run.question(), job.database().name(),
                plan(answer, state.finding()), answer, Instant.now(), run.grounding().leans()));
        var turn = compared.with(extensions.after(compared.answer(), job.question()));
        conversations.finish(run.threadId(), turn);
        return new AgentEvent.Answered(turn.answer());
    }

    private static @Nullable QueryPlan plan(Answer answer, @Nullable Finding finding) {
        return Optional.ofNullable(finding).filter(found -> answer.status() == Answer.Status.ANSWERED)
                .map(Finding::reading).map(Reading::plan).orElse(null);
    }
}
