package dev.sqlchat.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Work.Finding;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.InMemoryConversations;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.Limits;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.Grounding;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.tools.ToolContext;
import dev.sqlchat.tools.Toolbox;

/** Answers questions: runs the graph over a conversation and keeps the turn. Safe for many threads. */
public final class AgentService {

    private static final Logger LOG = LoggerFactory.getLogger(AgentService.class);

    private final Databases databases;
    private final Conversations conversations;
    private final Turnstile turnstile;
    private final Checkpoints checkpoints;
    private final AgentSettings settings;
    private final Graph graph;
    private final String model;
    private final Consumer<QuestionDone> done;
    private final Prompt prompt = new Prompt();

    /** @param done hears of each question that was taken, on the question's thread */
    public AgentService(ChatModel model, Toolbox toolbox, Databases databases, Conversations conversations,
            Turnstile turnstile, Checkpoints checkpoints, AgentSettings settings, Consumer<QuestionDone> done) {
        this.databases = databases;
        this.conversations = conversations;
        this.turnstile = turnstile;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.graph = AgentGraph.of(model, toolbox, settings);
        this.model = model.name();
        this.done = done;
    }

    /** With the standard tools, everything else at its default and conversations in memory. */
    public static AgentService of(ChatModel model, Databases databases) {
        return of(model, databases, new InMemoryConversations(Clock.systemUTC()));
    }

    /** With the standard tools and everything else at its default. */
    public static AgentService of(ChatModel model, Databases databases, Conversations conversations) {
        return new AgentService(model, Toolbox.standard(), databases, conversations, new Turnstile(),
                new InMemoryCheckpoints(), AgentSettings.DEFAULT, ignored -> {});
    }

    /**
     * Works on a question to its end. Interrupting the calling thread cancels it.
     *
     * @throws InvalidQuestion when the question cannot be worked on at all
     * @throws UnknownThread when the conversation is another user's
     * @throws QuestionFailed when the work ended without an answer
     */
    public Answer processQuestion(AgentQuestion question) {
        Deque<AgentEvent> last = new ArrayDeque<>(1);
        streamQuestion(question, event -> {
            last.clear();
            last.add(event);
        });
        return switch (last.getLast()) {
            case AgentEvent.Answered answered -> answered.answer();
            case AgentEvent.Faulted faulted -> throw new QuestionFailed(faulted.code(), faulted.message());
            default -> throw new IllegalStateException("the last event is no end: " + last.getLast());
        };
    }

    /**
     * The same, with each event as it happens, on the calling thread. Never throws once the first event is out: a
     * fault is the last event.
     *
     * @throws InvalidQuestion before the first event, when the question cannot be worked on at all
     * @throws UnknownThread before the first event, when the conversation is another user's
     */
    public void streamQuestion(AgentQuestion question, Consumer<AgentEvent> events) {
        QuestionCheck.check(question);
        var named = Optional.ofNullable(question.database()).map(this::known);
        var threadId = Optional.ofNullable(question.threadId()).orElseGet(() -> UUID.randomUUID().toString());
        if (conversations.isOthers(question.user(), threadId)) {
            throw new UnknownThread(threadId);
        }
        var account = new Account(question, threadId, model, events, done);
        try {
            turnstile.pass(threadId, () -> work(question, named, threadId, account));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            account.accept(AgentEvent.Faulted.cancelled());
        }
    }

    /** The graph as a Mermaid flow chart. */
    public String toMermaid() {
        return graph.toMermaid();
    }

    private Database known(String name) {
        return databases.named(name).orElseThrow(() -> new InvalidQuestion("unknown_database",
                "There is no database named %s. Known are: %s.".formatted(name, databases.all().stream()
                        .map(Database::name).collect(Collectors.joining(", ")))));
    }

    /** The top of the agent's run: the one place where every fault ends. */
    private void work(AgentQuestion question, Optional<Database> named, String threadId, Account events) {
        var id = UUID.randomUUID().toString();
        try {
            var turn = conversations.begin(new Opening(question.user(), threadId, id, question.text()));
            events.begins(id, turn);
            events.accept(work(id, turn, question, named, threadId, events));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            events.accept(AgentEvent.Faulted.cancelled());
        } catch (UnknownThread unknown) {
            events.accept(new AgentEvent.Faulted(UnknownThread.CODE, String.valueOf(unknown.getMessage())));
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.error("question {} failed", id, fault);
            events.accept(new AgentEvent.Faulted("internal_error",
                    "Something went wrong while working on this. The log has the details under " + id + "."));
        }
    }

    /** A turn that has begun is finished, or interrupted, whatever happens. */
    private AgentEvent work(String id, int turn, AgentQuestion question, Optional<Database> named, String threadId,
            Account events) {
        var answered = Optional.<AgentEvent>empty();
        try {
            var turns = conversations.turns(question.user(), threadId);
            var asked = Asked.of(question.text(), turns);
            var database = named.orElseGet(() -> databaseOf(turns));
            events.asks(database.name());
            var run = run(id, threadId, asked, turn, database, question.hints(), events);
            answered = graph.walk(start(run, asked), run).map(state -> answered(run, database, state));
            return answered.orElseGet(AgentEvent.Faulted::cancelled);
        } finally {
            if (answered.isEmpty()) {
                conversations.interrupt(id);
            }
        }
    }

    private Database databaseOf(List<Turn> turns) {
        return turns.isEmpty()
                ? databases.byDefault()
                : databases.named(turns.getLast().database()).orElseGet(databases::byDefault);
    }

    private Run run(String id, String threadId, Asked asked, int turn, Database database, List<String> hints,
            Consumer<AgentEvent> events) {
        var tools = new ToolContext(database, Policy.EVERYTHING, limits(database));
        var grounding = new Grounding(tools.catalog(), database.today(), asked.previous(database.name()), hints,
                new SmallReads(tools, settings.probes()), asked.chosen());
        return new Run(id, threadId, turn, asked.text(), grounding, tools, new Timings(), checkpoints, events);
    }

    private Limits limits(Database database) {
        var standard = database.limits();
        Duration time = settings.time().compareTo(standard.time()) < 0 ? settings.time() : standard.time();
        return new Limits(time, standard.rows(), standard.bytes());
    }

    private AgentState start(Run run, Asked asked) {
        var turns = asked.earlier();
        var remembered = turns.subList(Math.max(0, turns.size() - settings.memoryMessages() / 2), turns.size());
        return AgentState.start(prompt.messages(asked.text(), run.grounding(), remembered), settings.steps());
    }

    private AgentEvent answered(Run run, Database database, AgentState state) {
        var answer = Optional.ofNullable(state.structuredResponse()).orElseThrow();
        conversations.finish(run.threadId(), new Turn(run.turn(), run.question(), database.name(),
                plan(answer, state.finding()), answer, Instant.now()));
        return new AgentEvent.Answered(answer);
    }

    private static @Nullable QueryPlan plan(Answer answer, @Nullable Finding finding) {
        return Optional.ofNullable(finding).filter(found -> answer.status() == Answer.Status.ANSWERED)
                .map(Finding::reading).map(Reading::plan).orElse(null);
    }
}
