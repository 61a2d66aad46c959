package dev.sqlchat.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.agent.TurnRunner.Begun;
import dev.sqlchat.agent.extension.ExtensionFailed;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.NothingToResume;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.sql.SqlFilterFailed;

/** Answers questions: runs the graph over a conversation and keeps the turn. Safe for many threads. */
public final class AgentService {

    private static final Logger LOG = LoggerFactory.getLogger(AgentService.class);

    private final Databases databases;
    private final Conversations conversations;
    private final Turnstile turnstile;
    private final Graph graph;
    private final TurnRunner turns;
    private final String model;
    private final Pace pace = Pace.ofMachine();
    private final AgentNews news;
    private final Edits edits;

    AgentService(AgentBuilder parts) {
        this.databases = parts.databases;
        this.conversations = parts.conversations;
        this.turnstile = parts.turnstile;
        this.graph = AgentGraph.of(parts, pace);
        this.turns = new TurnRunner(graph, parts, pace);
        this.model = parts.model.name();
        this.news = parts.news;
        this.edits = new Edits(parts);
    }

    /** What an agent can be made of. */
    public static AgentBuilder with(ChatModel model, Databases databases) {
        return new AgentBuilder(model, databases);
    }

    /** With everything else at its default and conversations in memory. */
    public static AgentService of(ChatModel model, Databases databases) {
        return with(model, databases).build();
    }

    /**
     * Works on a question to its end. Interrupting the calling thread cancels it.
     *
     * @throws InvalidQuestion when the question cannot be worked on at all
     * @throws UnknownThread when the conversation is another user's
     * @throws QuestionFailed when the work ended without an answer
     */
    public Answer processQuestion(AgentQuestion question) {
        return last(events -> streamQuestion(question, events));
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
        Optional.ofNullable(question.database()).ifPresent(this::known);
        var thread = Optional.ofNullable(question.threadId()).orElseGet(() -> UUID.randomUUID().toString());
        if (conversations.isOthers(question.user(), thread)) {
            throw new UnknownThread(thread);
        }
        var opening = opening(question, thread);
        var account = new Account(opening, model, events, news::done);
        inTurn(opening.thread(), account, account::waits, () -> work(account, () -> new Begun(opening,
                conversations.begin(opening, account::waits), question.hints(), false)));
    }

    /**
     * Goes on with the last question of a thread, whose run was interrupted, from the last node that was done.
     * Interrupting the calling thread interrupts it again.
     *
     * @throws UnknownThread when the user has no such conversation
     * @throws NothingToResume when its last question was not interrupted
     * @throws QuestionFailed when the work ended without an answer
     */
    public Answer processResumed(String user, String thread) {
        return last(events -> streamResumed(user, thread, events));
    }

    /**
     * The same, with each event as it happens.
     *
     * @throws UnknownThread before the first event, when the user has no such conversation
     * @throws NothingToResume before the first event, when its last question was not interrupted
     */
    public void streamResumed(String user, String thread, Consumer<AgentEvent> events) {
        inTurn(thread, events, () -> {}, () -> {
            var turn = conversations.resume(user, thread).orElseThrow(() -> new NothingToResume(thread));
            work(new Account(turn.opening(), model, events, news::done),
                    () -> new Begun(turn.opening(), turn.number(), List.of(), true));
        });
    }

    /**
     * Stops the question of a thread that is being worked on, in whichever process: the call of a model and a query are
     * cancelled, and the turn counts as interrupted. Nothing where none is.
     *
     * @throws UnknownThread when the user has no such conversation
     */
    public void stop(String user, String thread) {
        conversations.stop(user, thread);
    }

    /** How many questions are being worked on. */
    public int running() {
        return pace.running();
    }

    /** The graph as a Mermaid flow chart. */
    public String toMermaid() {
        return graph.toMermaid();
    }

    private static Answer last(Consumer<Consumer<AgentEvent>> work) {
        Deque<AgentEvent> last = new ArrayDeque<>(1);
        work.accept(event -> {
            last.clear();
            last.add(event);
        });
        return switch (last.getLast()) {
            case AgentEvent.Answered answered -> answered.answer();
            case AgentEvent.Faulted faulted -> throw new QuestionFailed(faulted);
            default -> throw new IllegalStateException("the last event is no end: " + last.getLast());
        };
    }

    private Opening opening(AgentQuestion question, String thread) {
        var run = UUID.randomUUID().toString();
        if (question.edits().isEmpty()) {
            return new Opening(question.user(), thread, run, question.text(), question.database());
        }
        var edited = edits.question(question);
        return new Opening(question.user(), thread, run, edited.said(), edited.database(), edited.edited());
    }

    private Database known(String name) {
        return databases.named(name).orElseThrow(() -> new InvalidQuestion("unknown_database",
                "There is no database named %s. Known are: %s.".formatted(name, databases.all().stream()
                        .map(Database::name).collect(Collectors.joining(", ")))));
    }

    private void inTurn(String thread, Consumer<AgentEvent> events, Runnable waits, Turnstile.Work work) {
        try {
            turnstile.pass(thread, waits, work);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            events.accept(AgentEvent.Faulted.cancelled());
        }
    }

    private interface Begin {

        Begun turn() throws InterruptedException;
    }

    /** The top of a run: the one place where every fault ends. */
    private void work(Account account, Begin begin) throws InterruptedException {
        try {
            var turn = begin.turn();
            account.begins(turn.number());
            account.accept(turns.run(turn, account));
        } catch (RuntimeException | StackOverflowError fault) {
            account.accept(Thread.currentThread().isInterrupted()
                    ? AgentEvent.Faulted.cancelled()
                    : fault(account.run(), fault));
        }
    }

    private static AgentEvent fault(String run, Throwable fault) {
        return switch (fault) {
            case LanguageModelFailure failure -> AgentEvent.Faulted.by(failure);
            case UnknownThread unknown ->
                new AgentEvent.Faulted(UnknownThread.CODE, String.valueOf(unknown.getMessage()));
            case ExtensionFailed failure -> {
                LOG.error("question {}: {} failed", run, failure.extension(), failure.getCause());
                yield new AgentEvent.Faulted(failure.code(), String.valueOf(failure.getMessage()));
            }
            case SqlFilterFailed failure -> {
                LOG.error("question {}: {}", run, failure.details(), failure.getCause());
                yield new AgentEvent.Faulted(SqlFilterFailed.CODE, String.valueOf(failure.getMessage()));
            }
            default -> failed(run, fault);
        };
    }

    private static AgentEvent failed(String run, Throwable fault) {
        LOG.error("question {} failed", run, fault);
        return new AgentEvent.Faulted("internal_error",
                "Something went wrong while working on this. The log has the details under " + run + ".");
    }
}
