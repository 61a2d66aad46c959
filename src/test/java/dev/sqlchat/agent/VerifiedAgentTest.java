package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.Answer.TrustLevel;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.Interpretation.NotUnderstood;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.writing.SqlWriter;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.Precedent;
import dev.sqlchat.model.Precedent.Verified;
import dev.sqlchat.model.VerifiedFirst;

import static org.assertj.core.api.Assertions.assertThat;

/** The agent where a question is a verified one. */
class VerifiedAgentTest {

    private static final String SQL = "SELECT COUNT(*) FROM machines WHERE status = 'running'";
    /** No plan says it. */
    private static final String UNPLANNED = "SELECT ABS(COUNT(*)) FROM machines WHERE status = 'running'";

    @TempDir
    Path directory;

    private final List<Question> read = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void runsTheVerifiedQueryAndNothingElse() {
        var events = new ArrayList<AgentEvent>();
        agent(SQL, nothing()).streamQuestion(question("How many machines are up?", null), events::add);

        assertThat(events).filteredOn(event -> event instanceof AgentEvent.Step step && step.tool() != null)
                .extracting(event -> ((AgentEvent.Step) event).tool()).containsExactly("sql_db_query");
        var answer = ((AgentEvent.Answered) events.getLast()).answer();
        assertThat(answer.sql()).isEqualTo(SQL);
        assertThat(answer.rows()).containsExactly(List.of(3L));
        assertThat(answer.confidence()).isEqualTo(1);
        assertThat(answer.receipt().interpretation()).contains("How many are up?");
        assertThat(trust(answer).level()).isEqualTo(TrustLevel.VERIFIED);
        assertThat(trust(answer).reason()).isEqualTo("The query was verified by Ada on 2026-06-01.");
    }

    @Test
    void tellsWhatTheVerifiedQueryConsistsOf() {
        var agent = agent(SQL, nothing());
        var receipt = agent.processQuestion(question("How many machines are up?", "t")).receipt();

        assertThat(receipt.parts()).extracting(Answer.Part::text).contains("status is running");
        assertThat(receipt.checks()).extracting(Answer.Check::name).doesNotContain("words_read");
        var edited = agent.processQuestion(new AgentQuestion("", "t", null, AgentQuestion.LOCAL, List.of(),
                List.of(new AgentQuestion.Edit("remove", "filter:1", null))));
        assertThat(edited.rows()).containsExactly(List.of(4L));
        assertThat(edited.confidence()).isEqualTo(1);
        assertThat(trust(edited).level()).isEqualTo(TrustLevel.CHECKED);
    }

    @Test
    void aFollowUpChangesThePlanOfTheVerifiedQuery() {
        var agent = agent(SQL, nothing());
        agent.processQuestion(question("How many machines are up?", "t"));
        agent.processQuestion(question("And how many are down?", "t"));

        assertThat(read.getLast().previous()).isNotNull()
                .satisfies(plan -> assertThat(SqlWriter.write(plan, estate.catalog())).isEqualTo(SQL));
    }

    @Test
    void theModelGoesOnWhereTheQueryIsRefusedOrFails() {
        var count = new Understood(List.of(Readings.count(0.9)));
        var refused = agent("SELECT gone FROM machines", question -> count)
                .processQuestion(question("How many machines are up?", null));
        assertThat(refused.status()).isEqualTo(Status.ANSWERED);
        assertThat(refused.rows()).containsExactly(List.of(4L));
        assertThat(trust(refused).level()).isEqualTo(TrustLevel.CHECKED);

        estate.next(() -> new QueryOutcome.Failed("no such table"));
        var failed = agent(SQL, nothing()).processQuestion(question("How many machines are up?", null));
        assertThat(failed.status()).isEqualTo(Status.ABSTAINED);
        assertThat(failed.receipt().trust()).isNull();
    }

    @Test
    void aFollowUpChangesThePlanThatFindsTheSameRows() {
        var same = Readings.reading("SELECT 3 FROM machines LIMIT 1", 0.9, "machines that run");
        var agent = agent(UNPLANNED, question -> new Understood(List.of(same)));
        agent.processQuestion(question("How many machines are up?", "t"));
        agent.processQuestion(question("And how many are down?", "t"));

        assertThat(read.getLast().text()).isEqualTo("And how many are down?");
        assertThat(read.getLast().previous()).isEqualTo(same.plan());
    }

    @Test
    void noPlanIsKeptWhereTheEngineFindsOtherRows() {
        var agent = agent(UNPLANNED, question -> new Understood(List.of(Readings.count(0.9))));
        agent.processQuestion(question("How many teams are there?", "t"));
        agent.processQuestion(question("How many machines are up?", "t"));
        agent.processQuestion(question("And how many are down?", "t"));

        assertThat(read.getLast().text()).isEqualTo("And how many are down?");
        assertThat(read.getLast().previous()).isNull();
    }

    @Test
    void hintsAndChoicesAreNoVerifiedQuestions() {
        var agent = agent(SQL, nothing());
        agent.processQuestion(new AgentQuestion("How many machines are up?", null, null, List.of("up means idle")));
        assertThat(looked).isEmpty();

        agent.processQuestion(question("How many machines are up?", "t"));
        agent.processQuestion(question("How many machines are up?", "t"));
        assertThat(looked).containsExactly("alone: How many machines are up?", "How many machines are up?");
    }

    private static Interpreter nothing() {
        return question -> new NotUnderstood("I do not know.", List.of());
    }

    private static Answer.Trust trust(Answer answer) {
        return Objects.requireNonNull(answer.receipt().trust());
    }

    private static AgentQuestion question(String text, String thread) {
        return new AgentQuestion(text, thread, null, List.of());
    }

    /** Knows one verified query, for whatever has the word "up" in it. */
    private AgentService agent(String sql, Interpreter engine) {
        Interpreter recording = question -> {
            read.add(question);
            return engine.interpret(question);
        };
        var verified = new Verified("v1", "How many are up?", sql, List.of(Estate.MACHINES), "Ada",
                Instant.parse("2026-06-01T12:00:00Z"));
        return AgentService.with(new VerifiedFirst(new EmbeddedChatModel(recording, 0.5), recording),
                Estate.only(estate)).precedents((question, database, alone) -> {
                    looked.add((alone ? "alone: " : "") + question);
                    return new Precedent(question.contains(" up") ? verified : null, List.of());
                }).build();
    }
}
