package dev.sqlchat.agent;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

import dev.sqlchat.database.Databases;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.Prices;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.tools.Disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AgentWiringTest {

    @TempDir
    Path directory;

    @Test
    void offersEveryToolThatIsABean() throws SQLException {
        var model = new ScriptedChatModel().calls("on_call", Map.of("team", "Platform")).answers("Ada is on call.");

        withContext(model, context -> {
            var answer = context.getBean(AgentService.class)
                    .processQuestion(new AgentQuestion("Who is on call?", null, null, List.of()));

            assertThat(answer.answer()).isEqualTo("Ada is on call.");
            assertThat(model.requests().getFirst().tools()).extracting(ToolSpecification::name).containsExactly(
                    "sql_db_list_tables", "sql_db_schema", "sql_db_query_checker", "sql_db_query", "on_call");
            assertThat(model.lastSeen(1)).contains("Ada");
        });
    }

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(settings(Map.of())).isEqualTo(AgentSettings.DEFAULT);
    }

    @Test
    void readsEverySetting() {
        assertThat(settings(Map.of("MAX_ITERATIONS", "5", "QUESTION_SECONDS", "30", "QUERY_REPAIRS", "1",
                "MEMORY_MAX_MESSAGES", "4", "PROBE_MILLIS", "50", "CHECK_MILLIS", "1000",
                "QUESTION_TOKENS", "9000", "QUESTION_COST", "0.05", "HANDLE_TOOL_ERRORS", "Stop")))
                .isEqualTo(new AgentSettings(5, Duration.ofSeconds(30), 1, 4, Duration.ofMillis(50),
                        Duration.ofSeconds(1), Disclosure.ALL, new Allowance(9_000L, new BigDecimal("0.05")), null)
                        .with(new ToolErrors.Stop()));
    }

    @Test
    void needsPricesWhereCostsAreLimited() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> settings(Map.of("QUESTION_COST", "0.05", "LLM_PROVIDER", "openai")))
                .withMessageStartingWith("QUESTION_COST: ").withMessageContaining("LLM_INPUT_PRICE");
        assertThat(settings(Map.of("QUESTION_COST", "0.05", "LLM_PROVIDER", "openai", "LLM_INPUT_PRICE", "1",
                "LLM_OUTPUT_PRICE", "2")).prices()).isEqualTo(new Prices(BigDecimal.ONE, BigDecimal.TWO));
    }

    @ParameterizedTest
    @CsvSource({"MAX_ITERATIONS, 1", "MAX_ITERATIONS, 101", "QUESTION_SECONDS, 0", "QUERY_REPAIRS, -1",
            "MEMORY_MAX_MESSAGES, -1", "MEMORY_MAX_MESSAGES, many", "PROBE_MILLIS, -1", "CHECK_MILLIS, 50ms",
            "QUESTION_TOKENS, 999"})
    void refusesSettingsOutOfBounds(String key, String value) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> settings(Map.of(key, value)))
                .withMessageStartingWith(key + ": '" + value + "' cannot be used; allowed is a whole number from ");
    }

    @Test
    void drawsItself() throws SQLException {
        assertThat(AgentService.of(new ScriptedChatModel(), Estate.only(Estate.in(directory))).toMermaid())
                .startsWith("flowchart TD");
    }

    private void withContext(ChatModel model, Consumer<AnnotationConfigApplicationContext> work) throws SQLException {
        var estate = Estate.in(directory);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("test",
                            Map.of("STORE", "sqlite:///" + directory.resolve("store.db"))));
            context.scan("dev.sqlchat.agent", "dev.sqlchat.model", "dev.sqlchat.tools", "dev.sqlchat.conversation",
                    "dev.sqlchat.knowledge", "dev.sqlchat.spending", "dev.sqlchat.prompts", "dev.sqlchat.store",
                    "example");
            context.registerBean(Databases.class, () -> Estate.only(estate));
            context.registerBean("scripted", ChatModel.class, () -> model, bean -> bean.setPrimary(true));
            context.refresh();
            work.accept(context);
        }
    }

    private static AgentSettings settings(Map<String, String> values) {
        return AgentSettings.from(new SettingValues(values::get), Disclosure.ALL);
    }
}
