package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.ScriptedLanguageModel;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.tools.Disclosure;

import static org.assertj.core.api.Assertions.assertThat;

/** The agent with a language model that replies by a JSON schema, a step at a time. */
class JsonStepsTest {

    private static final String QUERY = """
            {"thought": "count", "step": {"tool": "sql_db_query", "arguments": \
            {"query": "SELECT COUNT(*) FROM machines WHERE status = 'running'"}}}""";
    private static final String ANSWER = """
            {"thought": "found", "step": {"answer": "3 machines are running."}}""";
    private static final String TEAMS = """
            {"thought": "who owns them", "step": {"tool": "sql_db_schema", "arguments": {"table_names": "teams"}}}""";

    @TempDir
    Path directory;

    private final ScriptedLanguageModel llm = new ScriptedLanguageModel().withSchema();
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void takesOneStepAReply() {
        llm.says(TEAMS).says(QUERY).says(ANSWER);

        var answer = ask(12, Disclosure.ALL);
        assertThat(answer.answer()).isEqualTo("3 machines are running.");
        assertThat(answer.sql()).isEqualTo("SELECT COUNT(*) FROM machines WHERE status = 'running'");
        assertThat(answer.usage().modelCalls()).isEqualTo(3);
    }

    @Test
    void showsTheModelItsStepsAsItWritesThem() {
        llm.says(TEAMS).says(QUERY).says(ANSWER);
        ask(12, Disclosure.ALL);

        var messages = llm.prompts().getLast().messages();
        assertThat(llm.prompts()).allSatisfy(prompt -> assertThat(prompt.tools()).isEmpty());
        assertThat(messages).noneMatch(Message.ToolResult.class::isInstance)
                .filteredOn(Message.Instruction.class::isInstance).hasSize(1);
        assertThat(messages).filteredOn(Message.Assistant.class::isInstance).extracting(Message::text)
                .satisfiesExactly(list -> assertThat(list).contains("sql_db_list_tables"),
                        schema -> assertThat(schema).contains("sql_db_schema", "machines"),
                        teams -> assertThat(teams).isEqualTo(compact(TEAMS)),
                        query -> assertThat(query).isEqualTo(compact(QUERY)));
        assertThat(messages.getLast()).isInstanceOf(Message.User.class);
        assertThat(messages.getLast().text()).startsWith("Result of sql_db_query:").contains("3");
        assertThat(messages.getFirst().text()).contains("- sql_db_query (query: one SELECT statement");
    }

    @Test
    void holdsTheReplyToTheToolsThatThereAre() {
        llm.says(QUERY).says(ANSWER);
        ask(12, Disclosure.ALL);

        assertThat(schema(llm.prompts().getFirst())).contains("\"anyOf\"", "\"enum\":[\"sql_db_query\"]",
                "\"enum\":[\"sql_db_list_tables\"]", "\"answer\"");
    }

    @Test
    void asksForTheAnswerAloneAtTheLastStep() {
        llm.says(QUERY).says(ANSWER);

        assertThat(ask(3, Disclosure.ALL).answer()).isEqualTo("3 machines are running.");
        assertThat(schema(llm.prompts().getLast())).contains("\"answer\"").doesNotContain("sql_db");
        assertThat(llm.prompts().getLast().messages().getFirst().text()).contains("No tool can be used any more");
    }

    @Test
    void asksOnceMoreForAReplyThatIsNoStep() {
        llm.says("Let me count.").says(QUERY).says(ANSWER);

        assertThat(ask(12, Disclosure.ALL).answer()).isEqualTo("3 machines are running.");
        assertThat(llm.prompts().get(1).messages().getLast().text()).contains("one JSON object");
        assertThat(llm.prompts().get(1).schema()).isEqualTo(llm.prompts().getFirst().schema());
    }

    @Test
    void asksOnceMoreForAReplyThatWasCut() {
        llm.isCut(QUERY).says(QUERY).says(ANSWER);

        assertThat(ask(12, Disclosure.ALL).answer()).isEqualTo("3 machines are running.");
        assertThat(llm.prompts().get(1).messages().getLast().text()).contains("cut off");
    }

    @Test
    void namesTheToolsToAModelThatUsesAnother() {
        llm.says(QUERY.replace("sql_db_query", "run_sql")).says(QUERY).says(ANSWER);

        assertThat(ask(12, Disclosure.ALL).answer()).isEqualTo("3 machines are running.");
        assertThat(llm.prompts().get(1).messages().getLast().text()).contains("run_sql", "sql_db_query");
    }

    @Test
    void tellsWhichArgumentsDoNotFit() {
        llm.says("""
                {"thought": "", "step": {"tool": "sql_db_schema", "arguments": {"table_names": 5}}}""").says(QUERY)
                .says(ANSWER);

        assertThat(ask(12, Disclosure.ALL).answer()).isEqualTo("3 machines are running.");
        assertThat(llm.prompts().get(1).messages().getLast().text()).contains("table_names is not a string");
    }

    @Test
    void asksAModelThatRepeatsItselfForOneQuery() {
        llm.says(TEAMS).says(TEAMS).says(TEAMS).says("SELECT COUNT(*) FROM machines WHERE status = 'running'");

        assertThat(ask(12, Disclosure.ALL).rows()).isEqualTo(List.of(List.of(3L)));
        assertThat(llm.prompts().getLast().schema()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"thought\": \"\", \"step\": {\"answer\": \" \"}}", "No idea.", "[1, 2"})
    void abstainsAfterRepliesThatAreNeitherStepsNorQueries(String reply) {
        llm.says(reply).says(reply).says(reply).says(reply);

        assertThat(ask(12, Disclosure.ALL).answer()).isEqualTo("The language model did not say how to answer this.");
    }

    @Test
    void answersWithWhatWasFoundWhereTheModelCannotSayIt() {
        llm.says(QUERY).says("Well.").says("Well.");

        assertThat(ask(12, Disclosure.ALL).rows()).isEqualTo(List.of(List.of(3L)));
    }

    @Test
    void neverShowsNumbersThatNoQueryFound() {
        llm.says(ANSWER).says(ANSWER).says(ANSWER);
        assertThat(ask(12, Disclosure.ALL).answer()).doesNotContain("3");

        llm.says(QUERY).says(ANSWER.replace("3", "17"));
        assertThat(ask(12, Disclosure.ALL).answer()).contains("3").doesNotContain("17");
    }

    @Test
    void sendsNoStoredValueWhereRowsAreKeptBack() {
        llm.says("""
                {"thought": "", "step": {"tool": "sql_db_query", "arguments": \
                {"query": "SELECT t.name, m.status FROM machines AS m JOIN teams AS t ON t.id = m.team_id"}}}""")
                .says("{\"thought\": \"\", \"step\": {\"answer\": \"Done.\"}}");

        assertThat(ask(12, Disclosure.NONE).rowCount()).isEqualTo(4);
        assertThat(llm.sent()).contains("machines", "teams").doesNotContain("'running'", "stopped", "Search",
                "Platform",
                "m-1", "10.5");
    }

    private Answer ask(int steps, Disclosure disclosure) {
        var settings = new AgentSettings(steps, Duration.ofMinutes(1), 3, 10, Duration.ofMillis(500),
                Duration.ofMillis(300), disclosure);
        var model = new LlmChatModel(llm, new QuestionEngine(), disclosure.tellsValues());
        return AgentService.with(model, Estate.only(estate)).settings(settings).build()
                .processQuestion(new AgentQuestion("How many machines are running?", null, null, List.of()));
    }

    private static String schema(Prompt prompt) {
        return new JsonMapper().writeValueAsString(prompt.schema());
    }

    private static String compact(String json) {
        return new JsonMapper().readTree(json).toString();
    }
}
