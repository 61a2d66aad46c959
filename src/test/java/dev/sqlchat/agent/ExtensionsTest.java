package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.agent.extension.AfterRun;
import dev.sqlchat.agent.extension.AfterRun.Words;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.agent.extension.RunQuestion;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Choice;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.AnswerFormat;
import dev.sqlchat.answer.AnswerFormat.Formatted;
import dev.sqlchat.engine.Interpretation.NotUnderstood;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Precedent;
import dev.sqlchat.model.Precedent.Verified;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.model.ScriptedLanguageModel;
import dev.sqlchat.model.VerifiedFirst;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilterFailed;
import dev.sqlchat.sql.SqlFilters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What changes an agent's work from outside. */
class ExtensionsTest {

    private static final String COUNT = "SELECT COUNT(*) FROM machines";
    private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");
    /** Machines of one team only, wherever machines are read. */
    private static final SqlFilter ONE_TEAM = (query, context) -> query.sql().contains("WHERE")
            ? query.sql() + " AND team_id = 1"
            : query.sql() + " WHERE team_id = 1";

    @TempDir
    Path directory;

    private final ScriptedChatModel model = new ScriptedChatModel();
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void worksOnAQuestionInOtherWordsWithHints() {
        model.answers("ok");

        ask(model, Extensions.NONE.withBeforeRun(question -> question.proceed().reworded("How many machines?"))
                .withBeforeRun(
                        question -> question.proceed().reworded(question.text() + " Please.").hinted("Be quick.")),
                "How many boxes?");

        var messages = model.requests().getFirst().messages();
        assertThat(messages.getLast()).isEqualTo(new Message.User("How many machines? Please."));
        assertThat(messages.get(messages.size() - 2).text()).contains("Be quick.");
        assertThat(model.requests().getFirst().grounding().hints()).containsExactly("Be quick.");
    }

    @Test
    void declinesAQuestionBeforeAnyModelSeesIt() {
        var told = new ArrayList<QuestionDone>();
        var agent = AgentService.with(model, Estate.only(estate)).news(told::add)
                .extensions(Extensions.NONE.withBeforeRun(question -> question.decline("Not here."))).build();

        var answer = agent.processQuestion(question("What does Ada earn?", "t"));

        assertThat(answer.status()).isEqualTo(Status.REFUSED);
        assertThat(answer.answer()).isEqualTo("Not here.");
        assertThat(answer.turn()).isEqualTo(1);
        assertThat(model.requests()).isEmpty();
        assertThat(told).extracting(QuestionDone::outcome).containsExactly(QuestionDone.Outcome.REFUSED);
        assertThat(agent.processQuestion(question("And now?", "t")).turn()).isEqualTo(2);
    }

    @Test
    void tellsNoModelLaterOfAQuestionThatWasDeclined() {
        var llm = new ScriptedLanguageModel().says(COUNT);
        var agent = agent(new LlmChatModel(llm, new QuestionEngine(), true),
                Extensions.NONE.withBeforeRun(question -> question.text().contains("Zoe")
                        ? question.decline("Salaries are secret.")
                        : question.proceed()));

        agent.processQuestion(question("What does Zoe earn?", "t"));

        assertThat(agent.processQuestion(question("How many machines are there?", "t")).sql()).isEqualTo(COUNT);
        assertThat(llm.sent()).contains("How many machines").doesNotContain("Zoe", "secret");
    }

    @Test
    void tellsNoModelThatChecksAQueryWhatFiltersMakeOfIt() {
        model.calls("sql_db_query_checker", Map.of("query", COUNT)).answers("ok");

        ask(model, Extensions.NONE.withSqlFilter(ONE_TEAM), "How many?");

        assertThat(model.lastSeen(1)).contains(COUNT).doesNotContain("team_id");
    }

    @Test
    void tellsWhoAsksWhat() {
        var seen = new ArrayList<RunQuestion>();
        model.answers("ok");

        ask(model, Extensions.NONE.withBeforeRun(question -> {
            seen.add(question);
            return question.proceed();
        }), "Hi");

        assertThat(seen).containsExactly(new RunQuestion("Hi", null, List.of(), AgentQuestion.LOCAL, "t", "estate"));
    }

    @Test
    void hasTheRepliesToClarifyingQuestionsAsWell() {
        var seen = new ArrayList<@Nullable String>();
        var agent = agent(clarifying(), Extensions.NONE.withBeforeRun(question -> {
            seen.add(question.choice());
            return "number of teams".equals(question.choice())
                    ? question.decline("Teams are secret.")
                    : question.proceed().reworded(question.text() + "!");
        }));

        assertThat(agent.processQuestion(question("How many", "t")).status()).isEqualTo(Status.CLARIFY);
        assertThat(agent.processQuestion(question("1", "t")).answer()).isEqualTo("There are 4 machines.");
        assertThat(agent.processQuestion(question("How many", "t")).status()).isEqualTo(Status.CLARIFY);
        assertThat(agent.processQuestion(question("2", "t")).answer()).isEqualTo("Teams are secret.");
        assertThat(seen).containsExactly(null, "number of machines", null, "number of teams");
    }

    @Test
    void takesAVerifiedQueryForTheQuestionAsItIsWorkedOnWhateverHintsWereAdded() {
        var verified = new Verified("v1", "How many are up?", COUNT, List.of(Estate.MACHINES), "Ada", TIME);
        var agent = AgentService.with(new VerifiedFirst(model, question -> new NotUnderstood("", List.of())),
                Estate.only(estate)).precedents(
                        (question, database, alone) -> new Precedent(
                                question.equals("How many are up?") ? verified : null, List.of()))
                .extensions(Extensions.NONE.withBeforeRun(
                        question -> question.proceed().reworded("How many are up?").hinted("Up means running."))
                        .withSqlFilter(ONE_TEAM).withAfterRun(noting("A note.")))
                .build();

        var answer = agent.processQuestion(question("How many run?", "t"));

        assertThat(answer.rows()).containsExactly(List.of(2L));
        assertThat(answer.receipt().interpretation()).contains("verified");
        assertThat(answer.notes()).containsExactly("A note.");
    }

    @Test
    void saysAnswersInOtherWordsAndLeavesTheRest() {
        model.queries(COUNT).says("There ").answers("There are 4.");
        var events = new ArrayList<AgentEvent>();

        agent(model, Extensions.NONE.withAfterRun((answer, question) -> Words.of(answer).saying("Four.").noting("One."))
                .withAfterRun((answer, question) -> Words.of(answer).noting(question.text()))).streamQuestion(
                        question("How many?", "t"), events::add);

        var answer = ((AgentEvent.Answered) events.getLast()).answer();
        assertThat(answer.answer()).isEqualTo("Four.");
        assertThat(answer.notes()).containsExactly("One.", "How many?");
        assertThat(answer.text()).isEqualTo("Four.\nOne.\nHow many?");
        assertThat(answer.sql()).isEqualTo(COUNT);
        assertThat(answer.rows()).containsExactly(List.of(4L));
        assertThat(events).noneMatch(AgentEvent.Token.class::isInstance);
    }

    @Test
    void wordsAlsoWhyThereIsNoAnswer() {
        model.concludes(new Conclusion.Abstained("No idea.", List.of(), 0));

        var answer = ask(model, Extensions.NONE.withAfterRun(noting("Ask the data team.")), "Weather?");

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.text()).isEqualTo("No idea.\nAsk the data team.");
    }

    @Test
    void takesTheModelsTextApart() {
        model.queries(COUNT).answers("4|high");
        AnswerFormat format = (text, context) -> new Formatted("There are " + text.substring(0, 1) + " of "
                + Objects.requireNonNull(context.result()).rows().size() + " row.", Map.of("risk", text.substring(2)));

        var answer = ask(model, Extensions.NONE.withAnswerFormat(format)
                .withAnswerFormat(
                        (text, context) -> new Formatted(text.strip(), Map.of("status", "" + context.status()))),
                "How many?");

        assertThat(answer.answer()).isEqualTo("There are 4 of 1 row.");
        assertThat(answer.fields()).containsExactly(Map.entry("risk", "high"), Map.entry("status", "ANSWERED"));
    }

    @Test
    void takesTheSentenceApartThatWasComposed() {
        var answer = ask(embedded(Readings.count(0.9)), Extensions.NONE.withAnswerFormat(
                (text, context) -> new Formatted("Result: " + text, Map.of())), "How many machines?");

        assertThat(answer.answer()).isEqualTo("Result: There are 4 machines.");
    }

    @Test
    void leavesWhatTheChecksWarnOf() {
        var reading = Readings.reading("SELECT COUNT(*) FROM machines WHERE status = 'gone'", 0.9, "gone ones");

        var answer = ask(embedded(reading), Extensions.NONE.withAnswerFormat((text, context) -> Formatted.of("None.")),
                "How many machines are gone?");

        assertThat(answer.answer()).startsWith("None. No row has");
    }

    @Test
    void filtersTheQueryThatRunsAndThatTheReceiptShows() {
        model.queries(COUNT).answers("");
        var events = new ArrayList<AgentEvent>();

        agent(model, Extensions.NONE.withSqlFilter(ONE_TEAM)).streamQuestion(question("How many?", "t"), events::add);

        var answer = ((AgentEvent.Answered) events.getLast()).answer();
        assertThat(answer.sql()).isEqualTo(COUNT + " WHERE team_id = 1");
        assertThat(events).contains(new AgentEvent.Sql(answer.sql()));
        assertThat(answer.rows()).containsExactly(List.of(2L));
        assertThat(answer.receipt().checks()).extracting(Answer.Check::name).contains("filtered");
    }

    @Test
    void filtersTheEditedQueryAgainAndHasNoPartOfIt() {
        model.queries(COUNT + " WHERE status = 'running'").answers("");
        var agent = agent(model, Extensions.NONE.withSqlFilter(ONE_TEAM));
        var parts = agent.processQuestion(question("How many?", "t")).receipt().parts();
        var edited = agent.processQuestion(new AgentQuestion("", "t", null, AgentQuestion.LOCAL, List.of(),
                List.of(new AgentQuestion.Edit("remove", "filter:1", null))));

        assertThat(parts).extracting(Answer.Part::text).contains("status is running").doesNotContain("team id is 1");
        assertThat(edited.sql()).isEqualTo(COUNT + " WHERE team_id = 1");
    }

    @Test
    void filtersWhatTheChoicesOfAClarifyingQuestionFind() {
        SqlFilter one = (query, context) -> query.sql().equals(COUNT) ? COUNT + " WHERE id = 1" : query.sql();

        assertThat(ask(clarifying(), Extensions.NONE.withSqlFilter(one), "How many?").choices())
                .extracting(Choice::result).containsExactly("There is 1 machine.", "There are 3 machines.");
    }

    @Test
    void tellsAFilterWhoseQueryItIs() {
        var seen = new ArrayList<SqlFilter.Context>();
        SqlFilters filters = new SqlFilters(List.of((query, context) -> {
            seen.add(context);
            return query.sql();
        }));
        model.queries(COUNT).answers("");
        ask(model, new Extensions(List.of(), List.of(), List.of(), filters), "How many?");
        var outcome = new OwnQueries(Duration.ZERO, filters, ignored -> {}).run(COUNT, estate, "ada");

        assertThat(seen).startsWith(new SqlFilter.Context("estate", AgentQuestion.LOCAL, "How many?"))
                .endsWith(new SqlFilter.Context("estate", "ada", null));
        assertThat(((OwnQueries.Outcome.Ran) outcome).receipt().checks()).extracting(Answer.Check::name)
                .doesNotContain("filtered");
    }

    @Test
    void filtersAUsersOwnQueryInTheirOrder() {
        var filters = new SqlFilters(List.of(ONE_TEAM, (query, context) -> query.sql() + " AND status = 'running'"));

        var outcome = new OwnQueries(Duration.ZERO, filters, ignored -> {}).run(COUNT, estate, "ada");

        var ran = (OwnQueries.Outcome.Ran) outcome;
        assertThat(ran.query().sql()).isEqualTo(COUNT + " WHERE team_id = 1 AND status = 'running'");
        assertThat(ran.result().rows()).containsExactly(List.of(2L));
        assertThat(ran.receipt().checks()).extracting(Answer.Check::name).contains("filtered");
    }

    @Test
    void runsNothingThatAFilterMadeAndTheGuardRefuses() {
        model.queries(COUNT).answers("");
        SqlFilter wrong = (query, context) -> "DELETE FROM machines";

        var fault = fault(model, Extensions.NONE.withSqlFilter(wrong));

        assertThat(fault.code()).isEqualTo("sql_filter_failed");
        assertThat(fault.message()).contains("not-a-query").doesNotContain("DELETE");
        assertThatExceptionOfType(SqlFilterFailed.class).isThrownBy(() -> new OwnQueries(Duration.ZERO,
                new SqlFilters(List.of(wrong)), ignored -> {}).run(COUNT, estate, "ada"));
    }

    static List<Object[]> failing() {
        return List.of(new Object[]{"before_run_failed", Extensions.NONE.withBeforeRun(question -> boom())},
                new Object[]{"before_run_failed", Extensions.NONE.withBeforeRun(q -> q.proceed().reworded(" "))},
                new Object[]{"after_run_failed", Extensions.NONE.withAfterRun((answer, question) -> boom())},
                new Object[]{"answer_format_failed", Extensions.NONE.withAnswerFormat((text, context) -> boom())},
                new Object[]{"answer_format_failed", Extensions.NONE.withAnswerFormat(
                        (text, context) -> new Formatted(text, Map.of("at", TIME)))},
                new Object[]{"sql_filter_failed", Extensions.NONE.withSqlFilter((query, context) -> boom())});
    }

    private static <T> T boom() {
        throw new IllegalStateException("jdbc:secret");
    }

    @ParameterizedTest
    @MethodSource("failing")
    void endsInACodeOfItsOwnWithoutDetails(String code, Extensions extensions) {
        model.queries(COUNT).answers("Four.");

        var fault = fault(model, extensions);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.message()).contains("log").doesNotContain("secret", "Exception");
    }

    private AgentEvent.Faulted fault(ChatModel answering, Extensions extensions) {
        var events = new ArrayList<AgentEvent>();
        agent(answering, extensions).streamQuestion(question("How many?", "t"), events::add);
        return (AgentEvent.Faulted) events.getLast();
    }

    private static AfterRun noting(String note) {
        return (answer, question) -> Words.of(answer).noting(note);
    }

    private static ChatModel embedded(Reading... readings) {
        return new EmbeddedChatModel(question -> new Understood(List.of(readings)), 0.5);
    }

    private static ChatModel clarifying() {
        return embedded(Readings.count(0.42),
                new Reading(Readings.select(Readings.COUNT), "SELECT COUNT(*) FROM teams", 0.4, "number of teams",
                        List.of(Estate.TEAMS), List.of(), List.of(), Map.of()));
    }

    private AgentService agent(ChatModel answering, Extensions extensions) {
        return AgentService.with(answering, Estate.only(estate)).extensions(extensions).build();
    }

    private Answer ask(ChatModel answering, Extensions extensions, String text) {
        return agent(answering, extensions).processQuestion(question(text, "t"));
    }

    private static AgentQuestion question(String text, String thread) {
        return new AgentQuestion(text, thread, null, List.of());
    }
}
