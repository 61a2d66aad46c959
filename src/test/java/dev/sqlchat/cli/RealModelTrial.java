package dev.sqlchat.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.SqlChat;
import dev.sqlchat.model.llm.provider.ConfiguredModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole program with the real language model that the settings name, over the sample database. Only the profile
 * {@code local-llm} runs it; without a model that answers it fails.
 */
class RealModelTrial {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int STEPS = 6;

    @TempDir
    private static Path folder;
    private static Path sample = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext server;

    @BeforeAll
    static void makeSample() {
        sample = folder.resolve("sample.sqlite");
        assertThat(new Cli().run("sample", "--out", sample.toString(), "--as-of", "2026-06-15")).isZero();
        for (var setting : List.of("LLM_BASE_URL", "LLM_MODEL")) {
            assertThat(setting(setting)).as(setting + " says which model is tried: set it in the environment, or by -D"
                    + setting + "=...").isPresent();
        }
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)))
                .filter(value -> !value.isBlank());
    }

    private void start(int steps, String... settings) {
        var all = new ArrayList<>(List.of("--PORT=0", "--DATABASE=sqlite:////" + sample, "--STORE=sqlite:////"
                + folder.resolve("store.db"), "--LLM_PROVIDER=" + setting("LLM_PROVIDER").orElse("openai-compatible"),
                "--LLM_TIMEOUT_SECONDS=300", "--QUESTION_SECONDS=900", "--MAX_ITERATIONS=" + steps));
        all.addAll(List.of(settings));
        server = SpringApplication.run(SqlChat.class, all.toArray(String[]::new));
        Objects.requireNonNull(server.getBean(ConfiguredModel.class).model()).check(Duration.ofMinutes(2));
    }

    @AfterEach
    void close() {
        client.close();
        if (server != null) {
            server.close();
        }
    }

    /** The threshold lets the engine be sure of nothing, so that the model is asked in both modes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "llm | How many teams are there? | SELECT COUNT(*) FROM teams",
            "llm | How many resources are running? | SELECT COUNT(*) FROM resources WHERE status = 'running'",
            "hybrid | How many teams are there? | SELECT COUNT(*) FROM teams",
            "hybrid | How many subscriptions are there? | SELECT COUNT(*) FROM subscriptions"})
    void answersAnEasyQuestion(String mode, String question, String sql) throws Exception {
        start(STEPS, "--LLM_MODE=" + mode, "--CONFIDENCE_THRESHOLD=1");
        var answer = ask(question);

        assertThat(answer.path("status").asString()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("sql").asString()).containsIgnoringCase("SELECT");
        assertThat(answer.path("rows").path(0).path(0).asLong()).as(answer.toString()).isEqualTo(number(sql));
        assertThat(answer.path("answer").asString().replace(",", "")).contains(String.valueOf(number(sql)));
        assertThat(answer.path("usage").path("model_calls").asInt()).isBetween(1, 2 * STEPS);
        assertThat(answer.path("usage").path("input_tokens").asInt()).isPositive();
        assertThat(answer.path("usage").path("output_tokens").asInt()).isPositive();
    }

    @Test
    void leavesTheModelAloneWhereTheEngineIsSure() throws Exception {
        start(STEPS, "--LLM_MODE=hybrid");
        var answer = ask("How many teams are there?");

        assertThat(answer.path("rows").path(0).path(0).asLong()).isEqualTo(number("SELECT COUNT(*) FROM teams"));
        assertThat(answer.path("usage").path("model_calls").asInt()).isZero();
    }

    /** The first step is the exploration, the second the last: no query can be run. */
    @Test
    void keepsToTheSteps() throws Exception {
        start(2, "--LLM_MODE=llm");
        var answer = ask("Which team has the highest costs?");

        assertThat(answer.path("status").asString()).as(answer.toString()).isNotEqualTo("answered");
        assertThat(answer.path("usage").path("model_calls").asInt()).isBetween(1, 2);
        assertThat(answer.path("rows")).isEmpty();
    }

    private JsonNode ask(String question) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:"
                + server.getEnvironment().getProperty("local.server.port") + "/v1/agent"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("question", question)))).build();
        var response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static long number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + sample);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        }
    }
}
