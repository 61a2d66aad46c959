package dev.sqlchat.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.ScriptedLanguageModel;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.prompts.PromptSettings;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;

/** What a language model is told, by the built-in prompts and by others. */
class PromptsTest {

    private static final String COUNT = "SELECT COUNT(*) FROM machines";

    @TempDir
    Path directory;

    private final ScriptedLanguageModel llm = new ScriptedLanguageModel();
    private Path folder = Path.of("");
    private Estate estate;

    @BeforeEach
    void open() throws SQLException, IOException {
        estate = Estate.in(directory);
        folder = Files.createDirectory(directory.resolve("prompts"));
    }

    /** Letter by letter: how right small models are was measured with these words. */
    @Test
    void asksSmallModelsInTheWordsThatWereMeasured() {
        llm.says("none").says("SELECT a FROM machines").says(COUNT);

        ask(Prompts.BUILT_IN, "Machines?");

        var messages = llm.prompts().getLast().messages();
        assertThat(messages.getFirst())
                .isEqualTo(new Message.Instruction("You are an expert in SQLite. Answer with one "
                        + "SQLite SELECT statement only, no explanation. Use only tables and columns of the schema. Select exactly "
                        + "what the question asks for, no more columns. Today is 2026-06-15."));
        assertThat(messages.get(1).text()).startsWith("CREATE TABLE ")
                .endsWith("\n-- be brief\n\nQuestion: Machines?\nSQL:");
        assertThat(messages.get(3).text()).startsWith("The query was refused").endsWith(
                "\nReply with the corrected SQL only.");
        assertThat(llm.prompts().get(1).messages().getLast())
                .isEqualTo(new Message.User("Reply with one SELECT statement and nothing else."));
    }

    @Test
    void tellsModelsThatTakeStepsTheRules() {
        llm.withTools(true).says("").says("No idea.");

        ask(Prompts.BUILT_IN, "Machines?");

        var messages = llm.prompts().getLast().messages();
        assertThat(messages.getFirst().text()).contains("`sql_db_list_tables` first", "`sql_db_schema` next",
                "`sql_db_query` last", "Filter early", "only the columns", "Limit the result", "Join along the keys",
                "Aggregate in the database", "What you do not do", "Good:", "Bad:", "\"estate\"", "2026-06-15")
                .doesNotContain("{{");
        assertThat(messages).contains(new Message.Instruction("Notes on the question:\nbe brief"));
        assertThat(messages.getLast().text()).isEqualTo("Call a tool, or answer in one or two sentences.");
    }

    @Test
    void tellsThemWhatTheFilesOfTheFolderSay() throws IOException {
        Files.writeString(folder.resolve("query.md"), "Only {{dialect}} on {{today}}, please.");
        Files.writeString(folder.resolve("query-repair.md"), "Wrong: {{reason}}");
        Files.writeString(folder.resolve("query-again.md"), "SQL!");
        Files.writeString(folder.resolve("system.md"), "Rules of {{dialect}} and {{today}}.");
        Files.writeString(folder.resolve("notes.md"), "Mind: {{notes}}");
        Files.writeString(folder.resolve("tools-again.md"), "Well?");
        llm.says("none").says("SELECT a FROM machines").says(COUNT);

        var small = ask(prompts(), "Machines?");

        assertThat(llm.sent()).contains("Only SQLite on 2026-06-15, please.", "Wrong: The query was refused", "SQL!");
        llm.withTools(true).says("").says("No idea.");
        ask(prompts(), "Machines?");
        assertThat(llm.sent()).contains("Rules of SQLITE and 2026-06-15.", "Mind: be brief", "Well?");
        llm.withTools(false).says(COUNT);
        assertThat(small.receipt().engineHash())
                .isNotEqualTo(ask(Prompts.BUILT_IN, "Machines?").receipt().engineHash());
    }

    private Prompts prompts() {
        return PromptSettings.from(new SettingValues(Map.of("PROMPTS", folder.toString())::get)).prompts();
    }

    private Answer ask(Prompts prompts, String question) {
        return AgentService.with(new LlmChatModel(llm, new QuestionEngine(), true, prompts), Estate.only(estate))
                .prompts(prompts).build()
                .processQuestion(new AgentQuestion(question, null, null, List.of("be brief")));
    }
}
