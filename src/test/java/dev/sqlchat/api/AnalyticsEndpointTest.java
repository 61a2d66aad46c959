package dev.sqlchat.api;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Scope;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** From a question to its figures. */
class AnalyticsEndpointTest {

    private static TestServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start("--logging.level.dev.sqlchat=OFF");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsOfEveryQuestionHoweverItEnded() throws Exception {
        try (var fresh = TestServer.start("--logging.level.dev.sqlchat=OFF", "--RECONNECT_SECONDS=0")) {
            ask(fresh, "How many resources run?");
            ask(fresh, "how many resources  run");
            ask(fresh, "unsure");
            ask(fresh, "weather");
            ask(fresh, "explode");
            ask(fresh, "");
            leave(fresh);

            var metrics = json(fresh.get("/v1/analytics"));
            assertThat(metrics.path("query_count").asInt()).isEqualTo(6);
            assertThat(metrics.path("by_status").toString()).isEqualTo(
                    "{\"answered\":2,\"abstained\":1,\"cancelled\":1,\"clarify\":1,\"failed\":1}");
            assertThat(metrics.path("failure_rate").asDouble()).isBetween(0.16, 0.17);
            assertThat(metrics.path("max_execution_time_ms").asLong())
                    .isGreaterThanOrEqualTo(metrics.path("p95_execution_time_ms").asLong());
            assertThat(metrics.path("by_model").path(0).path("model").asString()).isEqualTo("scripted");
            assertThat(metrics.path("by_day").path(0).path("query_count").asInt()).isEqualTo(6);
            assertThat(metrics.path("slowest")).extracting(row -> row.path("question").asString()).contains("wait");
            assertThat(metrics.path("slowest")).extracting(row -> -row.path("execution_time_ms").asLong()).isSorted();
            assertThat(metrics.path("most_asked").path(0).path("query_count").asInt()).isEqualTo(2);
            assertThat(metrics.path("unanswered")).extracting(row -> row.path("question").asString())
                    .containsExactlyInAnyOrder("unsure", "weather");
        }
    }

    /** The run goes on until it is noticed that nobody reads. */
    private static void leave(TestServer server) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.uri("/v1/agent/stream"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"wait\"}")).build();
            try (var lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
                // After this event the model waits: a client that is gone sooner may stop the run before it does.
                assertThat(lines.anyMatch(line -> line.contains("\"node\":\"tools\""))).isTrue();
            }
            client.shutdownNow();
            assertThat(server.model().interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
        for (var tries = 0; tries < 100 && !server.get("/v1/analytics").body().contains("cancelled"); tries++) {
            Thread.sleep(50);
        }
    }

    @Test
    void hasTheWholeContractInSnakeCase() {
        assertThat(json(server.get("/v1/analytics?days=365")).propertyNames()).containsExactly("days", "since",
                "query_count", "avg_execution_time_ms", "min_execution_time_ms", "max_execution_time_ms",
                "p50_execution_time_ms", "p95_execution_time_ms", "failure_rate", "token_count", "cost", "by_day",
                "by_model", "by_status", "slowest", "most_asked", "unanswered", "feedback", "not_recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "-1", "1.5", "week", "99999999999"})
    void refusesOtherDays(String days) {
        assertProblem(server.get("/v1/analytics?days=" + days), 422, "invalid_days");
    }

    @Test
    void losesNothingWhenItStops() {
        var file = folder.resolve("store.db");
        try (var stopping = TestServer.start("--STORE=sqlite:////" + file)) {
            for (var number = 0; number < 20; number++) {
                ask(stopping, "weather " + number);
            }
        }
        try (var store = Store.open(new StoreSettings(new DatabaseUrl.Sqlite(file)))) {
            assertThat(store.sql().sql("SELECT COUNT(*) FROM query_analytics").query(Integer.class).single())
                    .isEqualTo(20);
        }
    }

    @Test
    void recordsElsewhereWhereToldTo() {
        var file = folder.resolve("analytics.db");
        try (var apart = TestServer.start("--ANALYTICS_DATABASE=sqlite:////" + file)) {
            ask(apart, "weather");
            assertThat(json(apart.get("/v1/analytics")).path("query_count").asInt()).isEqualTo(1);
        }
        assertThat(file).isNotEmptyFile();
        try (var off = TestServer.start("--ANALYTICS_DATABASE=off")) {
            ask(off, "weather");
            assertThat(json(off.get("/v1/analytics")).path("query_count").asInt()).isZero();
        }
    }

    @Test
    void takesFeedbackAndCountsIt() {
        var answer = json(ask(server, "How many resources run?"));
        var thread = answer.path("thread_id").asString();

        var given = json(feedback(thread, "1", "\"down\"", "\"too many\""));
        assertThat(given.propertyNames()).containsExactly("thread_id", "turn", "rating", "reason", "timestamp");
        assertThat(given.path("rating").asString()).isEqualTo("down");
        assertThat(counts().path("down").asInt()).isEqualTo(1);
        assertThat(counts().path("reasons").path(0).path("reason").asString()).isEqualTo("too many");
        assertThat(counts().path("reasons").path(0).path("question").asString()).isEqualTo("How many resources run?");

        feedback(thread, "1", "\"up\"", "null");
        assertThat(counts().toString()).isEqualTo("{\"up\":1,\"down\":0,\"reasons\":[]}");
        assertProblem(feedback(thread, "2", "\"up\"", "null"), 404, "unknown_turn");
    }

    @Test
    void showsEverybodysQuestionsToAdminsOnly() {
        try (var keyed = TestServer.start()) {
            var ask = keyed.keys().create("ask", Set.of(Scope.ASK), null).secret();
            var admin = keyed.keys().create("admin", Set.of(Scope.ADMIN), null).secret();
            var thread = json(keyed.post("/v1/agent", "{\"question\": \"How many run?\"}", ShownKey.HEADER, ask))
                    .path("thread_id").asString();
            var up = "{\"thread_id\": \"" + thread + "\", \"turn\": 1, \"rating\": \"up\"}";

            assertProblem(keyed.post("/v1/feedback", up, ShownKey.HEADER, admin), 404, "unknown_thread");
            assertThat(keyed.post("/v1/feedback", up, ShownKey.HEADER, ask).statusCode()).isEqualTo(200);
            assertProblem(keyed.get("/v1/analytics", ShownKey.HEADER, ask), 403, "scope_too_small");
            var metrics = json(keyed.get("/v1/analytics", ShownKey.HEADER, admin));
            assertThat(metrics.path("query_count").asInt()).isEqualTo(1);
            assertThat(metrics.path("feedback").path("up").asInt()).isEqualTo(1);
        }
    }

    @Test
    void forgetsWhatWasRecordedOfAThreadThatIsDeleted() {
        try (var fresh = TestServer.start()) {
            ask(fresh, "weather");
            var thread = json(ask(fresh, "unsure")).path("thread_id").asString();
            fresh.send(HttpRequest.newBuilder(fresh.uri("/v1/threads/" + thread)).DELETE());
            assertThat(json(fresh.get("/v1/analytics")).path("by_status").toString()).isEqualTo("{\"abstained\":1}");
            fresh.send(HttpRequest.newBuilder(fresh.uri("/v1/threads")).DELETE());
            assertThat(json(fresh.get("/v1/analytics")).path("query_count").asInt()).isZero();
        }
    }

    private static JsonNode counts() {
        return json(server.get("/v1/analytics")).path("feedback");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"nobody's; 1; \"up\"; null; 404; unknown_thread",
            " ; 1; \"up\"; null; 422; invalid_thread", "t; 0; \"up\"; null; 422; invalid_turn",
            "t; null; \"up\"; null; 422; invalid_turn", "t; 1; \"UP\"; null; 422; invalid_rating",
            "t; 1; null; null; 422; invalid_rating",
            "t; \"1\"; \"up\"; null; 400; malformed_json"}, quoteCharacter = '`')
    void refusesOtherFeedback(String thread, String turn, String rating, String reason, int status, String code) {
        assertProblem(feedback(thread == null ? "" : thread, turn, rating, reason), status, code);
    }

    @Test
    void reasonsHaveALimit() {
        assertProblem(feedback("t", "1", "\"up\"", "\"" + "x".repeat(2_001) + "\""), 422, "reason_too_long");
    }

    private static HttpResponse<String> feedback(String thread, String turn, String rating, String reason) {
        return server.post("/v1/feedback", "{\"thread_id\": \"%s\", \"turn\": %s, \"rating\": %s, \"reason\": %s}"
                .formatted(thread, turn, rating, reason));
    }

    private static HttpResponse<String> ask(TestServer server, String question) {
        return server.post("/v1/agent", "{\"question\": \"" + question + "\"}");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return TestServer.json(response.body());
    }
}
