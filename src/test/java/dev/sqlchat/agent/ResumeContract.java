package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.agent.extension.AfterRun.Words;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.AnswerFormat;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Holder;
import dev.sqlchat.conversation.NothingToResume;
import dev.sqlchat.conversation.StoredConversations;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How interrupted questions go on, on every store. */
abstract class ResumeContract {

    private static final String COUNT = "SELECT COUNT(*) FROM machines";

    @TempDir
    Path directory;

    private Databases estate;

    /** The same store each time within one test. */
    abstract Store open();

    @BeforeEach
    void makeEstate() throws SQLException {
        var made = Estate.in(directory);
        estate = Estate.only(made);
    }

    /** A process of its own, as far as the store can tell. */
    private record Process(Store store, Holder holder, Conversations conversations,
            AgentService agent) implements AutoCloseable {

        @Override
        public void close() {
            holder.close();
            store.close();
        }
    }

    /** @param steps after so many kept checkpoints it is interrupted */
    private Process process(ChatModel model, int steps) {
        return process(model, steps, builder -> builder);
    }

    private Process process(ChatModel model, int steps, UnaryOperator<AgentBuilder> further) {
        var store = open();
        var holder = Holder.start(store, Clock.systemUTC());
        var conversations = new StoredConversations(store, holder, Clock.systemUTC());
        var agent = further.apply(AgentService.with(model, estate).conversations(conversations)
                .checkpoints(new Interrupting(new StoredCheckpoints(store), steps))).build();
        return new Process(store, holder, conversations, agent);
    }

    private Process process(ChatModel model) {
        return process(model, Integer.MAX_VALUE);
    }

    private static ChatModel embedded() {
        return new EmbeddedChatModel(new QuestionEngine(), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void answersAsIfNothingHadHappened(int steps) {
        Answer expected;
        try (var undisturbed = process(embedded())) {
            expected = undisturbed.agent().processQuestion(question("How many running machines per team?", "whole"));
        }
        cancel(embedded(), steps, question("How many running machines per team?", "t"));
        try (var later = process(embedded())) {
            var resumed = later.agent().processResumed(AgentQuestion.LOCAL, "t");

            assertThat(resumed).usingRecursiveComparison()
                    .ignoringFields("id", "threadId", "timingsMs", "receipt.askedBefore").isEqualTo(expected);
            assertThatExceptionOfType(NothingToResume.class)
                    .isThrownBy(() -> later.agent().processResumed(AgentQuestion.LOCAL, "t"));
        }
    }

    /** Also where it was interrupted before its first step. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void goesOnWithTheEditedPlan(int steps) {
        try (var process = process(embedded())) {
            process.agent().processQuestion(question("How many running machines per team?", "t"));
        }
        cancel(embedded(), steps, withoutGroups());
        var model = new ScriptedChatModel();
        try (var later = process(model)) {
            var resumed = later.agent().processResumed(AgentQuestion.LOCAL, "t");

            assertThat(resumed.sql()).doesNotContain("GROUP BY");
            assertThat(resumed.turn()).isEqualTo(2);
            assertThat(model.requests()).isEmpty();
            assertThat(later.conversations().turns(AgentQuestion.LOCAL, "t").getLast().question())
                    .isEqualTo("Not by team");
        }
    }

    /** Of turns from before there were parts. */
    @Test
    void editsStoredAnswersWithoutParts() {
        try (var process = process(embedded())) {
            process.agent().processQuestion(question("How many running machines per team?", "t"));
            process.store().sql().sql("UPDATE turns SET answer = REPLACE(REPLACE(answer, '\"parts\"', '\"then\"'),"
                    + " '\"additions\"', '\"later\"')").update();
        }
        try (var later = process(embedded())) {
            var kept = later.conversations().turns(AgentQuestion.LOCAL, "t").getFirst().answer();
            assertThat(kept.receipt().parts()).isEmpty();
            assertThat(kept.receipt().additions()).isEmpty();
            assertThat(later.agent().processQuestion(withoutGroups()).receipt().parts()).isNotEmpty();
        }
    }

    private static AgentQuestion withoutGroups() {
        return new AgentQuestion("", "t", null, AgentQuestion.LOCAL, List.of(),
                List.of(new AgentQuestion.Edit("remove", "group:1", null)));
    }

    @Test
    void writesAnAnswerAgainThatWasNotKept() {
        try (var process = process(new ScriptedChatModel().queries(COUNT).answers("Four."))) {
            process.agent().processQuestion(question("How many?", "t"));
            process.store().sql().sql("UPDATE turns SET state = 'interrupted', answer = NULL").update();
        }
        var model = new ScriptedChatModel();
        try (var later = process(model)) {
            assertThat(later.agent().processResumed(AgentQuestion.LOCAL, "t").answer()).isEqualTo("Four.");
            assertThat(model.requests()).isEmpty();
        }
    }

    @Test
    void doesNotAskTheModelAgain() {
        cancel(new ScriptedChatModel().calls("sql_db_list_tables", Map.of()).queries(COUNT), 6,
                question("How many?", "t"));
        var model = new ScriptedChatModel().answers("Four.");
        try (var later = process(model)) {
            var answer = later.agent().processResumed(AgentQuestion.LOCAL, "t");

            assertThat(answer.answer()).isEqualTo("Four.");
            assertThat(answer.rows()).isEqualTo(List.of(List.of(4L)));
            assertThat(answer.usage().modelCalls()).isEqualTo(3);
            assertThat(answer.turn()).isEqualTo(1);
            assertThat(model.requests()).hasSize(1);
        }
    }

    @Test
    void isChangedByExtensionsAsTheQuestionWas() {
        var extensions = Extensions.NONE.withBeforeRun(question -> question.proceed().reworded("How many, please?"))
                .withSqlFilter((query, context) -> query.sql() + " WHERE team_id = 1")
                .withAnswerFormat(
                        (text, context) -> new AnswerFormat.Formatted(text, Map.of("asked", context.question())))
                .withAfterRun((answer, question) -> Words.of(answer).noting(question.text()));
        cancel(new ScriptedChatModel().queries(COUNT), 3, question("How many?", "t"),
                builder -> builder.extensions(extensions));
        var model = new ScriptedChatModel().answers("Two.");
        try (var later = process(model, Integer.MAX_VALUE, builder -> builder.extensions(extensions))) {
            var answer = later.agent().processResumed(AgentQuestion.LOCAL, "t");

            assertThat(answer.rows()).isEqualTo(List.of(List.of(2L)));
            assertThat(answer.notes()).containsExactly("How many, please?");
            assertThat(answer.fields()).isEqualTo(Map.of("asked", "How many, please?"));
            assertThat(later.conversations().turns(AgentQuestion.LOCAL, "t").getLast().answer()).isEqualTo(answer);
        }
    }

    @Test
    void endsWithTheReasonOfTheToolThatFailed() {
        UnaryOperator<AgentBuilder> stopping = builder -> builder
                .settings(AgentSettings.DEFAULT.with(new ToolErrors.Stop()));
        var call = new ToolCall("llm-1", "sql_db_schema", Map.of("table_names", "nothing"));
        cancel(new ScriptedChatModel().replies(request -> new ChatReply.Calls("", List.of(call), null, Usage.NONE)), 4,
                question("How many?", "t"), stopping);
        try (var later = process(new ScriptedChatModel(), Integer.MAX_VALUE, stopping)) {
            assertThat(later.agent().processResumed(AgentQuestion.LOCAL, "t").answer()).contains("no table nothing");
        }
    }

    @Test
    void canBeDeclinedWhenItGoesOn() {
        cancel(new ScriptedChatModel().queries(COUNT), 3, question("How many?", "t"));
        try (var later = process(new ScriptedChatModel(), Integer.MAX_VALUE,
                builder -> builder.extensions(
                        Extensions.NONE.withBeforeRun(question -> question.decline("Not any more."))))) {
            assertThat(later.agent().processResumed(AgentQuestion.LOCAL, "t").answer()).isEqualTo("Not any more.");
        }
    }

    @Test
    void tellsItsStepsAsTheyHappen() {
        cancel(new ScriptedChatModel().queries(COUNT), 2, question("How many?", "t"));
        var events = new ArrayList<AgentEvent>();
        try (var later = process(new ScriptedChatModel().answers("Four."))) {
            later.agent().streamResumed(AgentQuestion.LOCAL, "t", events::add);
        }

        assertThat(events).anyMatch(AgentEvent.Sql.class::isInstance);
        assertThat(events.getLast()).isInstanceOf(AgentEvent.Answered.class);
    }

    @Test
    void startsOverWhereAnotherVersionKeptTheCheckpoints() {
        cancel(new ScriptedChatModel().queries(COUNT), 2, question("How many?", "t"));
        try (var store = open()) {
            store.sql().sql("UPDATE checkpoints SET change = '{\"added\": [{\"kind\": \"Unheard\"}]}'").update();
        }
        var model = new ScriptedChatModel().queries(COUNT).answers("Four.");
        try (var later = process(model)) {
            assertThat(later.agent().processResumed(AgentQuestion.LOCAL, "t").answer()).isEqualTo("Four.");
            assertThat(model.requests()).hasSize(2);
        }
    }

    @Test
    void startsOverWhereTheGraphHasOtherWays() {
        cancel(new ScriptedChatModel().queries(COUNT), 2, question("How many?", "t"));
        try (var store = open()) {
            store.sql().sql("UPDATE checkpoints SET node = 'ponder' WHERE number = 1").update();
        }
        try (var later = process(new ScriptedChatModel().queries(COUNT).answers("Four."))) {
            assertThat(later.agent().processResumed(AgentQuestion.LOCAL, "t").answer()).isEqualTo("Four.");
        }
    }

    @Test
    void goesOnWithTheDatabaseThatWasChosen() {
        cancel(new ScriptedChatModel().queries(COUNT), 2,
                new AgentQuestion("How many?", "t", "ESTATE", List.of()));
        try (var later = process(new ScriptedChatModel().answers("Four."))) {
            later.agent().processResumed(AgentQuestion.LOCAL, "t");
            assertThat(later.store().sql().sql("SELECT database_name FROM turns").query(String.class).single())
                    .isEqualTo("estate");
        }
    }

    @Test
    void isForTheThreadsUserAlone() {
        cancel(new ScriptedChatModel().queries(COUNT), 2, question("How many?", "t"));
        try (var later = process(new ScriptedChatModel().answers("Four."))) {
            assertThatExceptionOfType(UnknownThread.class)
                    .isThrownBy(() -> later.agent().processResumed("bob", "t"));
        }
    }

    @Test
    void forgetsOldCheckpointsOfWhatIsAnswered() {
        try (var process = process(new ScriptedChatModel().answers("Four."))) {
            process.agent().processQuestion(question("How many?", "done"));
        }
        cancel(new ScriptedChatModel().queries(COUNT), 2, question("How many?", "t"));
        try (var store = open()) {
            var checkpoints = new StoredCheckpoints(store);
            assertThat(checkpoints.forgetDone(Instant.now().minusSeconds(60))).isZero();
            assertThat(checkpoints.forgetDone(Instant.now().plusSeconds(60))).isEqualTo(3);
        }
        try (var later = process(new ScriptedChatModel().answers("Four."))) {
            assertThat(later.agent().processResumed(AgentQuestion.LOCAL, "t").answer()).isEqualTo("Four.");
        }
    }

    private void cancel(ChatModel model, int steps, AgentQuestion question) {
        cancel(model, steps, question, builder -> builder);
    }

    private void cancel(ChatModel model, int steps, AgentQuestion question,
            UnaryOperator<AgentBuilder> further) {
        var events = new ArrayList<AgentEvent>();
        try (var process = process(model, steps, further)) {
            process.agent().streamQuestion(question, events::add);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(events.getLast()).isEqualTo(AgentEvent.Faulted.cancelled());
    }

    private static AgentQuestion question(String text, String thread) {
        return new AgentQuestion(text, thread, null, List.of());
    }

    /** Interrupts the thread that has kept so many checkpoints. */
    private static final class Interrupting implements Checkpoints {

        private final Checkpoints kept;
        private int left;

        Interrupting(Checkpoints kept, int steps) {
            this.kept = kept;
            this.left = steps;
        }

        @Override
        public void append(Checkpoint checkpoint) {
            kept.append(checkpoint);
            left--;
            if (left == 0) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<Checkpoint> of(String run) {
            return kept.of(run);
        }

        @Override
        public int forgetDone(Instant before) {
            return kept.forgetDone(before);
        }

        @Override
        public void forget(String run) {
            kept.forget(run);
        }
    }
}
