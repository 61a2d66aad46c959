package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.knowledge.Precedents;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Precedent;
import dev.sqlchat.model.ScriptedLanguageModel;
import dev.sqlchat.model.choice.HybridChatModel;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.tools.Disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The agent with a language model, alone and with the engine. */
class LanguageModelAgentTest {

    private static final String COUNT = "SELECT COUNT(*) FROM machines";

    @TempDir
    Path directory;

    private final ScriptedLanguageModel llm = new ScriptedLanguageModel();
    private Precedents precedents = Precedents.NONE;
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void answersWithOneCallAfterTheExploration() {
        llm.says("```sql\nSELECT COUNT(*) FROM machines WHERE status = 'running; or not';\n```");
        var events = new ArrayList<AgentEvent>();

        agent(alone(false)).streamQuestion(question("How many machines are running?"), events::add);

        assertThat(events).filteredOn(event -> event instanceof AgentEvent.Step step && step.tool() != null)
                .extracting(event -> ((AgentEvent.Step) event).tool())
                .containsExactly("sql_db_list_tables", "sql_db_schema", "sql_db_query");
        var answer = ((AgentEvent.Answered) events.getLast()).answer();
        assertThat(answer.sql()).isEqualTo("SELECT COUNT(*) FROM machines WHERE status = 'running; or not'");
        assertThat(answer.usage()).isEqualTo(new Answer.Usage(1, 100, 10, null));
        assertThat(answer.model()).isEqualTo("provider/model");
        assertThat(llm.sent()).contains("CREATE TABLE machines", "team_id INTEGER REFERENCES teams(id)", "'running'",
                "Question: How many machines are running?", "SQLite");
    }

    @Test
    void repairsAQueryWithTheReasonOfItsRefusal() {
        llm.says("SELECT COUNT(*) FROM machines WHERE state = 'running'")
                .says("SELECT COUNT(*) FROM machines WHERE status = 'running'");

        assertThat(askOfRunning(alone(false)).rows()).isEqualTo(List.of(List.of(3L)));
        assertThat(llm.prompts().getLast().messages().getLast().text()).contains("state", "status");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mendsNamesWithoutAskingAgain(boolean tools) {
        var query = "SELECT T2.name FROM machines AS T1 JOIN teams AS T2 ON T1.teams_id = T2.id WHERE T2.status = 'running'";
        if (tools) {
            llm.queries(query).says("These teams run machines.");
        } else {
            llm.says(query);
        }

        assertThat(askOfRunning(alone(tools)).sql())
                .isEqualTo("SELECT T2.name FROM machines AS T1 JOIN teams AS T2 ON T1.team_id = T2.id "
                        + "WHERE T1.status = 'running'");
    }

    @Test
    void asksWhetherAValueWasMeantThatNobodyNamed() {
        llm.says("SELECT COUNT(*) FROM machines WHERE status = 'stopped' AND id > 2").says(COUNT);

        assertThat(ask(alone(false)).rows()).isEqualTo(List.of(List.of(4L)));
        assertThat(llm.prompts().getLast().messages().getLast().text())
                .contains("does not say 'stopped' nor 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many machines are stopped?", "Count the two that do not run.",
            "Any machines of 2026?"})
    void takesValuesThatTheQuestionNames(String asked) {
        var query = switch (asked.charAt(0)) {
            case 'H' -> "SELECT COUNT(*) FROM machines WHERE status = 'stopped'";
            case 'C' -> "SELECT COUNT(*) FROM machines WHERE id > 2";
            default -> "SELECT COUNT(*) FROM machines WHERE bought_on >= '2026-01-01' AND status <> 'x' AND id > 0";
        };
        llm.says(query);

        assertThat(agent(alone(false)).processQuestion(question(asked)).sql()).isEqualTo(query);
    }

    @Test
    void keepsToAValueThatItMeant() {
        var query = "SELECT COUNT(*) FROM machines WHERE status = 'stopped'";
        llm.says(query).says(query);

        assertThat(ask(alone(false)).sql()).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {COUNT, "SELECT COUNT(*) FROM teams", "SELECT nonsense", "I do not know."})
    void asksAgainWhereASureEngineFindsSomethingElse(String second) {
        llm.says("SELECT COUNT(*) FROM teams").says(second).says(COUNT);

        var found = ask(drafted(Readings.count(0.9)));
        assertThat(found.rows()).isEqualTo(List.of(List.of(second.contains("teams") ? 3L : 4L)));
        assertThat(llm.prompts().get(1).messages().getLast().text()).contains("Rules", COUNT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.5})
    void doesNotAskAgainWhereTheEngineFindsTheSameOrIsNotSure(double confidence) {
        llm.says(confidence > 0.6 ? "SELECT COUNT(id) FROM machines" : "SELECT COUNT(*) FROM teams");

        assertThat(ask(drafted(Readings.count(confidence))).usage().modelCalls()).isEqualTo(1);
        assertThat(llm.sent()).doesNotContain(COUNT);
    }

    @Test
    void showsTheDraftWhenNothingElseCouldBeRun() {
        llm.says("SELECT a FROM machines").says("SELECT b FROM machines").says(COUNT);

        assertThat(ask(drafted(Readings.count(0.5))).rows()).isEqualTo(List.of(List.of(4L)));
        assertThat(llm.prompts().get(1).messages().getLast().text()).doesNotContain(COUNT);
        assertThat(llm.prompts().get(2).messages().getLast().text()).contains("A draft that rules made: " + COUNT);
    }

    @Test
    void repairsAQueryThatTheDatabaseRefuses() {
        estate.next(() -> new QueryOutcome.Failed("no such collation"));
        llm.says(COUNT).says("SELECT COUNT(id) FROM machines");

        assertThat(ask(alone(false)).answer()).contains("4");
        assertThat(llm.prompts().getLast().messages().getLast().text()).contains("no such collation");
    }

    @Test
    void givesUpAfterThreeQueries() {
        llm.says("SELECT a FROM machines").says("SELECT b FROM machines").says("SELECT c FROM machines");

        assertThat(ask(alone(false)).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void asksOnceMoreForAReplyThatIsNoQuery() {
        llm.says("There are 17 machines.").says(COUNT);

        assertThat(ask(alone(false)).rows()).isEqualTo(List.of(List.of(4L)));
        assertThat(llm.prompts().getLast().messages().getLast().text()).contains("SELECT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverShowsNumbersThatNoQueryFound(boolean tools) {
        llm.says("There are 17 machines.").says("There are 17 machines.");
        if (tools) {
            llm.says("There are 17 machines.");
        }

        var answer = ask(alone(tools));
        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).doesNotContain("17");
    }

    @Test
    void letsAModelCallToolsAsItLikes() {
        llm.calls("sql_db_schema", Map.of("table_names", "teams")).queries(COUNT).says("There are 4 machines in all.");

        var answer = ask(alone(true));
        assertThat(answer.answer()).isEqualTo("There are 4 machines in all.");
        assertThat(answer.usage().modelCalls()).isEqualTo(3);
        assertThat(llm.prompts().getFirst().tools()).hasSize(4);
        assertThat(llm.prompts().getLast().messages().getLast().text()).contains("4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void understandsACallThatIsWrittenAsText(boolean tools) {
        llm.says("Thought: I count them.\nAction: sql_db_query\nAction Input: " + COUNT + "\nObservation: 17");
        if (tools) {
            llm.says("There are 4 machines.");
        }

        var answer = ask(alone(tools));
        assertThat(answer.sql()).isEqualTo(COUNT);
        assertThat(answer.answer()).contains("4").doesNotContain("17");
    }

    @Test
    void asksForOneQueryWhereAModelGoesRoundInCircles() {
        llm.calls("sql_db_schema", Map.of("table_names", "teams"))
                .calls("sql_db_list_tables", Map.of()).calls("sql_db_schema", Map.of("table_names", "teams"))
                .says(COUNT);

        assertThat(ask(alone(true)).sql()).isEqualTo(COUNT);
        assertThat(llm.prompts()).extracting(prompt -> prompt.tools().size()).containsExactly(4, 4, 4, 0);
        assertThat(llm.prompts().getLast().messages().getLast().text()).endsWith("SQL:");
    }

    @Test
    void asksForOneQueryWhereAModelAnswersWithoutHavingLooked() {
        llm.says("There are 17 machines.").says(COUNT).says("There are 4 machines.");

        assertThat(ask(alone(true)).answer()).isEqualTo("There are 4 machines.");
    }

    @Test
    void asksForOneQueryWhereAModelDoesNotSayWhatItWants() {
        llm.says("").says("").says(COUNT).says("4 machines.");

        var answer = ask(alone(true));
        assertThat(answer.answer()).isEqualTo("4 machines.");
        assertThat(answer.usage().modelCalls()).isEqualTo(4);
    }

    @Test
    void believesAModelThatSaysTheDataHoldsNoAnswer() {
        llm.says("The data tells nothing of 2031.");

        var answer = agent(alone(true)).processQuestion(question("What did machines cost in 2031?"));
        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).isEqualTo("The data tells nothing of 2031.");
    }

    @Test
    void writesTheSentenceItselfWhereTheModelsSaysOtherNumbers() {
        llm.queries(COUNT).says("There are 40 machines.");

        assertThat(ask(alone(true)).answer()).contains("4").doesNotContain("40");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsTheModelVerifiedQueriesOfSimilarQuestions(boolean tools) {
        precedents = (question, database, alone) -> new Precedent(null,
                List.of(new Precedent.Example("How many teams?", "SELECT COUNT(*) FROM teams")));
        if (tools) {
            llm.queries(COUNT).says("4 machines.");
        } else {
            llm.says(COUNT);
        }

        assertThat(ask(alone(tools)).answer()).contains("4");
        assertThat(llm.sent()).contains("How many teams?", "SELECT COUNT(*) FROM teams");
    }

    @Test
    void endsWithWhatTheProviderSays() {
        llm.fails(Kind.UNAUTHORIZED);

        assertThatExceptionOfType(QuestionFailed.class).isThrownBy(() -> ask(alone(false)))
                .withMessageContaining("LLM_API_KEY").extracting(QuestionFailed::code)
                .isEqualTo("language_model_failed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsNoStoredValueWhereRowsAreKeptBack(boolean tools) {
        var engine = new QuestionEngine();
        var talk = new LlmChatModel(llm.withTools(tools), engine, false);
        var agent = agent(new HybridChatModel(engine, talk, 1), Disclosure.NONE);
        var query = "SELECT t.name, m.status FROM machines AS m JOIN teams AS t ON t.id = m.team_id";
        for (var turn = 0; turn < 2; turn++) {
            if (tools) {
                llm.queries(query).says("Done.");
            } else {
                llm.says(query);
            }
            agent.processQuestion(new AgentQuestion("Which teams have live machines of the kind?", "t", null,
                    List.of()));
        }

        assertThat(llm.prompts()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(llm.sent()).contains("machines", "teams").doesNotContain("running", "stopped", "Search", "Platform",
                "m-1", "10.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"There are 4 machines.", ""})
    void answersFromAnEarlierQueryWhereTheLastOneFailed(String said) {
        llm.withTools(true).queries(COUNT).queries("SELECT nonsense FROM teams").says(said);
        if (said.isEmpty()) {
            llm.says("");
        }

        var answer = ask(alone(true));

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.answer()).contains("4");
        assertThat(answer.sql()).isEqualTo(COUNT);
    }

    @Test
    void asksAModelWhereTheEnginesDraftFailsThoughToolsThatFailStopIt() {
        estate.next(() -> new QueryOutcome.Failed("no such collation"));
        llm.says("SELECT COUNT(*) FROM teams");
        var settings = AgentSettings.from(new SettingValues(Map.of("HANDLE_TOOL_ERRORS", "stop")::get),
                Disclosure.ALL);

        var answer = AgentService.with(hybrid(new Understood(List.of(Readings.count(0.4)))), Estate.only(estate))
                .settings(settings).build().processQuestion(question("How many machines are there?"));

        assertThat(answer.rows()).containsExactly(List.of(3L));
        assertThat(llm.prompts()).hasSize(1);
    }

    @Test
    void leavesWhatTheEngineIsSureOfToTheEngine() {
        var answer = ask(hybrid(new Understood(List.of(Readings.count(0.9)))));

        assertThat(answer.answer()).isEqualTo("There are 4 machines.");
        assertThat(answer.model()).isEqualTo("embedded");
        assertThat(llm.prompts()).isEmpty();
    }

    @Test
    void isSurerWhereBothFindTheSame() {
        llm.says("SELECT COUNT(id) FROM machines");

        var answer = ask(hybrid(new Understood(List.of(Readings.count(0.4)))));
        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.confidence()).isGreaterThan(0.6);
        assertThat(answer.receipt().interpretation()).isEqualTo("number of machines");
        assertThat(answer.receipt().trust().level()).isEqualTo(Answer.TrustLevel.CHECKED);
        assertThat(answer.receipt().checks()).filteredOn(check -> check.name().equals("second_opinion"))
                .extracting(Answer.Check::status).containsExactly(Answer.CheckStatus.PASSED);
        assertThat(answer.model()).isEqualTo("hybrid, provider/model");
    }

    @Test
    void answersFromTheModelsQueryWhereTheEnginesDidNotRun() {
        estate.next(() -> new QueryOutcome.TimedOut(Duration.ofSeconds(1)));
        llm.says("SELECT COUNT(id) FROM machines");

        assertThat(ask(hybrid(new Understood(List.of(Readings.count(0.4))))).rows()).isEqualTo(List.of(List.of(4L)));
    }

    @Test
    void takesNoSentenceForAnAnswerThatRestsOnTheEnginesQuery() {
        llm.withTools(true).says("There are 4 machines.").says("There are 4 machines.").says("There are 4 machines.");

        assertThat(ask(hybrid(new Understood(List.of(Readings.count(0.4))))).status()).isEqualTo(Status.ABSTAINED);
        assertThat(llm.sent()).doesNotContain("COUNT(*)");
    }

    @Test
    void isNotSurerWhereBothFindNothing() {
        var lost = "SELECT COUNT(*) FROM machines WHERE status = 'lost'";
        llm.says(lost).says(lost);
        var none = Readings.reading("SELECT COUNT(*) FROM machines WHERE status = 'gone'", 0.4,
                "machines that are gone");

        assertThat(ask(hybrid(new Understood(List.of(none)))).status()).isEqualTo(Status.ABSTAINED);
    }

    @Test
    void takesTheModelsAnswerWhereTheEngineIsUnsureOfSomethingElse() {
        llm.says("SELECT COUNT(*) FROM teams");

        var answer = ask(hybrid(new Understood(List.of(Readings.count(0.4)))));
        assertThat(answer.sql()).isEqualTo("SELECT COUNT(*) FROM teams");
        assertThat(answer.confidence()).isBetween(0.5, 0.6);
    }

    @Test
    void abstainsWhereTheModelsQueryWasRefusedBefore() {
        llm.says("SELECT nonsense FROM teams").says("SELECT COUNT(*) FROM teams");

        assertThat(ask(hybrid(new Understood(List.of(Readings.count(0.4))))).status()).isEqualTo(Status.ABSTAINED);
    }

    @Test
    void judgesWhatTheModelFoundThoughItsLaterQueriesFailed() {
        llm.says("SELECT COUNT(*) FROM machines WHERE id < 77").says("SELECT nonsense").says("SELECT rubbish");

        assertThat(ask(hybrid(new Understood(List.of(Readings.count(0.4))))).rows()).isEqualTo(List.of(List.of(4L)));
    }

    @Test
    void abstainsWhereTheModelFindsWhatTheEngineHardlyConsiders() {
        llm.says("SELECT COUNT(*) FROM teams");
        var hardly = Readings.reading("SELECT COUNT(id) FROM teams", 0.005, "number of teams");

        assertThat(ask(hybrid(new Understood(List.of(Readings.count(0.4), hardly)))).status())
                .isEqualTo(Status.ABSTAINED);
    }

    @Test
    void warnsWhereTheOtherFoundSomethingElse() {
        llm.says("SELECT COUNT(*) FROM teams");

        var answer = ask(hybrid(new Understood(List.of(Readings.count(0.05)))));
        assertThat(answer.sql()).isEqualTo("SELECT COUNT(*) FROM teams");
        assertThat(answer.receipt().trust().level()).isEqualTo(Answer.TrustLevel.UNVERIFIED);
        assertThat(answer.receipt().trust().reason()).contains("second opinion");
    }

    @Test
    void takesTheModelsAnswerWhereTheEngineHasNoIdea() {
        llm.says(COUNT);

        var answer = ask(hybrid(new Interpretation.NotUnderstood("No idea.", List.of())));
        assertThat(answer.rows()).isEqualTo(List.of(List.of(4L)));
        assertThat(answer.sql()).isEqualTo(COUNT);
    }

    @Test
    void saysWhatTheEngineSaysWhileTheProviderIsAway() {
        llm.fails(Kind.UNREACHABLE);

        var answer = ask(hybrid(new Understood(List.of(Readings.count(0.4)))));
        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("40 % sure");
    }

    private ChatModel alone(boolean tools) {
        return new LlmChatModel(llm.withTools(tools), new QuestionEngine(), true);
    }

    private ChatModel drafted(Reading draft) {
        var talk = new LlmChatModel(llm, new QuestionEngine(), true);
        return new ChatModel() {

            @Override
            public String name() {
                return talk.name();
            }

            @Override
            public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
                return talk.reply(request, draft, tokens);
            }
        };
    }

    private ChatModel hybrid(Interpretation interpretation) {
        Interpreter engine = question -> interpretation;
        return new HybridChatModel(engine, new LlmChatModel(llm, new QuestionEngine(), true), 0.6);
    }

    private Answer ask(ChatModel model) {
        return agent(model).processQuestion(question("How many machines are there?"));
    }

    private Answer askOfRunning(ChatModel model) {
        return agent(model).processQuestion(question("Which teams have running machines?"));
    }

    private AgentService agent(ChatModel model) {
        return agent(model, Disclosure.ALL);
    }

    private AgentService agent(ChatModel model, Disclosure disclosure) {
        var settings = new AgentSettings(12, Duration.ofMinutes(1), 3, 10, Duration.ofMillis(500),
                Duration.ofMillis(300), disclosure);
        return AgentService.with(model, Estate.only(estate)).settings(settings).precedents(precedents).build();
    }

    private static AgentQuestion question(String text) {
        return new AgentQuestion(text, null, null, List.of());
    }
}
