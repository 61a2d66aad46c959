package dev.sqlchat.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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
import dev.sqlchat.sql.Policy;
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
    private final AgentNews news;
    private final SameQuestion same;

    TurnRunner(Graph graph, AgentBuilder parts, Pace pace) {
        this.graph = graph;
        this.databases = parts.databases;
        this.conversations = parts.conversations;
        this.checkpoints = parts.checkpoints;
        this.settings = parts.settings;
        this.pace = pace;
        this.news = parts.news;
        this.same = new SameQuestion(conversations);
        this.precedents = parts.precedents;
        this.prompt = new Prompt(new Memory(settings.memoryMessages(), settings.disclosure()), settings.disclosure());
    }

    /**
     * A turn that has begun.
     *
     * @param hints statements that come with the question
     * @param resumed it was interrupted, and may have checkpoints to go on from
     */
    record Begun(Opening opening, int number, List<String> hints, boolean resumed) {}

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
        var asked = Asked.of(opening.question(), turns);
        var database = database(opening.database(), turns);
        account.asks(database.name());
        database.catchUp();
        var budget = new QuestionBudget(settings);
        account.pays(budget::taken);
        var run = run(turn, asked, database, account, budget);
        return walk(turn, run, asked).flatMap(state -> isOutdated(run, state)
                ? again(turn, asked, database, account, budget)
                : Optional.of(finished(opening.user(), run, state)));
    }

    /** Whether it has no answer, and the schema has changed since it began. */
    private static boolean isOutdated(Run run, AgentState state) {
        var answer = state.structuredResponse();
        return answer != null && answer.status() != Answer.Status.ANSWERED && !SchemaHash.of(run.tools().catalog())
                .equals(SchemaHash.of(run.tools().database().catalog()));
    }

    /** Once more, with the schema as it is now. */
    private Optional<AgentEvent> again(Begun turn, Asked asked, Database database, Account account,
            QuestionBudget budget) {
        checkpoints.forget(turn.opening().run());
        var run = run(turn, asked, database, account, budget);
        return graph.walk(start(run, asked), run).map(state -> finished(turn.opening().user(), run, state));
    }

    private Optional<AgentState> walk(Begun turn, Run run, Asked asked) {
        var kept = turn.resumed() ? checkpoints.of(run.id()) : List.<Checkpoint>of();
        if (graph.continues(kept)) {
            return graph.goOn(kept, run);
        }
        if (turn.resumed()) {
            checkpoints.forget(run.id());
        }
        return graph.walk(start(run, asked), run);
    }

    private AgentState start(Run run, Asked asked) {
        return AgentState.start(prompt.messages(asked.text(), run.grounding(), asked.earlier()), settings.steps());
    }

    private Database database(@Nullable String chosen, List<Turn> turns) {
        var name = Optional.ofNullable(chosen)
                .or(() -> turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast().database()));
        return name.flatMap(databases::named).orElseGet(databases::byDefault);
    }

    private Run run(Begun turn, Asked asked, Database database, Account account, QuestionBudget budget) {
        var tools = new ToolContext(database, Policy.EVERYTHING, limits(database), settings.disclosure(),
                news::refused);
        var grounding = new Grounding(tools.catalog(), database.today(), asked.previous(database.name()), turn.hints(),
                new SmallReads(tools, pace.stretch(settings.probes())), asked.chosen(),
                precedent(asked, database, turn.hints()), budget);
        return new Run(turn.opening().run(), turn.opening().thread(), turn.number(), asked.text(), grounding, tools,
                budget, new Timings(), checkpoints, account);
    }

    /** What comes with hints, or was asked back about, may mean something else than its words alone. */
    private Precedent precedent(Asked asked, Database database, List<String> hints) {
        return hints.isEmpty() && asked.chosen() == null
                ? precedents.of(asked.text(), database, asked.earlier().isEmpty())
                : Precedent.NONE;
    }

    private Limits limits(Database database) {
        var standard = database.limits();
        Duration time = settings.time().compareTo(standard.time()) < 0 ? settings.time() : standard.time();
        return new Limits(time, standard.rows(), standard.bytes());
    }

    private AgentEvent finished(String user, Run run, AgentState state) {
        var answer = Optional.ofNullable(state.structuredResponse()).orElseThrow();
        var turn = same.compared(user, new Turn(run.turn(), run.question(), run.tools().database().name(),
                plan(answer, state.finding()), answer, Instant.now(), run.grounding().leans()));
        conversations.finish(run.threadId(), turn);
        return new AgentEvent.Answered(turn.answer());
    }

    private static @Nullable QueryPlan plan(Answer answer, @Nullable Finding finding) {
        return Optional.ofNullable(finding).filter(found -> answer.status() == Answer.Status.ANSWERED)
                .map(Finding::reading).map(Reading::plan).orElse(null);
    }
}
