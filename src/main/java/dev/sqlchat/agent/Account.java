package dev.sqlchat.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.model.Usage;

/** Passes the events of one question on and notes them; when the last one is out it tells what became of the question. */
final class Account implements Consumer<AgentEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    private final Opening opening;
    private final String model;
    private final Consumer<AgentEvent> events;
    private final Consumer<QuestionDone> done;
    private final Instant at = Instant.now();
    private final long begin = System.nanoTime();
    private @Nullable Integer turn;
    private @Nullable String database;
    private @Nullable String sql;
    private Supplier<Usage> taken = () -> Usage.NONE;
    private int steps;
    private boolean told;
    private boolean waited;

    Account(Opening opening, String model, Consumer<AgentEvent> events, Consumer<QuestionDone> done) {
        this.opening = opening;
        this.model = model;
        this.events = events;
        this.done = done;
    }

    String run() {
        return opening.run();
    }

    /** @param spent what language models took so far */
    void pays(Supplier<Usage> spent) {
        taken = spent;
    }

    void begins(int number) {
        turn = number;
    }

    void asks(String chosen) {
        database = chosen;
    }

    /** No step of the graph: it is not counted. */
    void waits() {
        if (!waited) {
            waited = true;
            events.accept(new AgentEvent.Step("wait", null, "waits for the earlier question of this conversation", 0));
        }
    }

    @Override
    public void accept(AgentEvent event) {
        try {
            events.accept(event);
        } finally {
            note(event);
        }
    }

    private void note(AgentEvent event) {
        switch (event) {
            case AgentEvent.Step ignored -> steps++;
            case AgentEvent.Sql query -> sql = query.sql();
            case AgentEvent.Answered answered -> tell(of(answered.answer()));
            case AgentEvent.Faulted fault -> tell(of(fault));
            case AgentEvent.Rows ignored -> {
            }
            case AgentEvent.Token ignored -> {
            }
        }
    }

    private QuestionDone of(Answer answer) {
        return new QuestionDone(run(), opening.user(), opening.thread(), turn, opening.question(), database,
                answer.model(), QuestionDone.Outcome.of(answer.status()), answer.sql(), steps, answer.rowCount(),
                answer.confidence(),
                answer.usage(), took(), at);
    }

    private QuestionDone of(AgentEvent.Faulted fault) {
        var outcome = fault.byCancelling()
                ? QuestionDone.Outcome.CANCELLED
                : QuestionDone.Outcome.FAILED;
        return new QuestionDone(run(), opening.user(), opening.thread(), turn, opening.question(), database, model,
                outcome, sql, steps, null, null, paid(), took(), at);
    }

    /** Also for what never became an answer. */
    private Answer.@Nullable Usage paid() {
        var usage = taken.get();
        return usage.modelCalls() == 0
                ? null
                : new Answer.Usage(usage.modelCalls(), usage.inputTokens(), usage.outputTokens(), usage.cost());
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The question is answered whoever fails to hear of it. */
    private void tell(QuestionDone what) {
        if (told) {
            return;
        }
        told = true;
        try {
            done.accept(what);
        } catch (RuntimeException failure) {
            LOG.error("what became of question {} could not be told", run(), failure);
        }
    }
}
