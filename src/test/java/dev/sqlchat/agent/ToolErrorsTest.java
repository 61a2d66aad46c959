package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.tools.Disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** {@code HANDLE_TOOL_ERRORS}. */
class ToolErrorsTest {

    private static final String COUNT = "SELECT COUNT(*) FROM machines";

    @TempDir
    Path directory;

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final List<AgentEvent> events = new ArrayList<>();
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void letsTheModelGoOnAfterAToolThatThrew() {
        estate.next(() -> {
            throw new IllegalStateException("jdbc:secret");
        });
        model.queries(COUNT).queries("SELECT COUNT(id) FROM machines").answers("");

        var answer = ask("model");

        assertThat(answer.rows()).containsExactly(List.of(4L));
        assertThat(model.lastSeen(1)).startsWith("sql_db_query failed").doesNotContain("secret");
    }

    @Test
    void tellsTheModelWhatTheSettingSaysAndTheUserTheReason() {
        model.calls("sql_db_schema", Map.of("table_names", "nothing")).answers("I do not know.");

        ask("Do without that.");

        assertThat(model.lastSeen(1)).isEqualTo("Do without that.");
        assertThat(events).anyMatch(event -> event instanceof AgentEvent.Step step
                && step.summary().contains("no table nothing"));
    }

    @Test
    void stopsWithTheReason() {
        model.replies(request -> new ChatReply.Calls("", List.of(
                new ToolCall("llm-a", "sql_db_schema", Map.of("table_names", "nothing")),
                new ToolCall("llm-b", "sql_db_query", Map.of("query", COUNT))), null, Usage.NONE));

        var answer = ask("stop");

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).startsWith("A step failed, so there is no answer. There is no table nothing.");
        assertThat(events).noneMatch(AgentEvent.Sql.class::isInstance);
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void leavesRefusedQueriesToTheReview() {
        model.queries("DROP TABLE machines").calls("sql_db_query_checker", Map.of("query", "DROP TABLE machines"))
                .queries(COUNT).answers("");

        assertThat(ask("stop").rows()).containsExactly(List.of(4L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "true"})
    void refusesOneWordThatIsNeither(String text) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> settings(text)).withMessage(
                "HANDLE_TOOL_ERRORS: '%s' cannot be used; allowed is model, stop, or what the model is told instead, in "
                        + "several words.",
                text);
    }

    private Answer ask(String setting) {
        AgentService.with(model, Estate.only(estate)).settings(settings(setting)).build()
                .streamQuestion(new AgentQuestion("How many?", null, null, List.of()), events::add);
        return ((AgentEvent.Answered) events.getLast()).answer();
    }

    private static AgentSettings settings(String errors) {
        return AgentSettings.from(new SettingValues(Map.of("HANDLE_TOOL_ERRORS", errors)::get), Disclosure.ALL);
    }
}
