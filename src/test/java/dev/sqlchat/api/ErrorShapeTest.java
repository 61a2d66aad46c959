package dev.sqlchat.api;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of failures: {@code application/problem+json} with {@code type}, {@code title}, {@code status} (the
 * response's own), {@code detail} (a sentence for people) and {@code code} (stable, for programs); no inner words.
 */
class ErrorShapeTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("--logging.level.dev.sqlchat=OFF");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        JsonNode problem = TestServer.json(response.body());
        assertShape(problem, status, code);
        return problem;
    }

    private static void assertShape(JsonNode problem, int status, String code) {
        assertThat(problem.path("type").asString()).isEqualTo("about:blank");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.toString()).doesNotContain("secret inner words", "Exception", "dev.sqlchat", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "/v1/agent; {\"question\": \" \\n\"}; 422; blank_question",
            "/v1/agent; {}; 422; blank_question", "/v1/agent; {\"question\": null}; 422; blank_question",
            "/v1/agent; {\"question\": \"x\", \"database\": \"nope\"}; 404; unknown_database",
            "/v1/agent; {\"question\": \"x\", \"thread_id\": \" \"}; 422; invalid_thread",
            "/v1/agent; {\"question\": ; 400; malformed_json", "/v1/agent; ``; 400; malformed_json",
            "/v1/agent; null; 400; malformed_json", "/v1/agent; []; 400; malformed_json",
            "/v1/agent; {\"question\": \"x\"} {}; 400; malformed_json",
            "/v1/agent; {\"question\": \"x\", \"question\": \"y\"}; 400; malformed_json",
            "/v1/agent; {\"question\": \"explode\"}; 500; internal_error",
            "/v1/agent/stream; {\"question\": \"\"}; 422; blank_question",
            "/v1/agent/stream; {\"question\": ; 400; malformed_json",
            "/v1/agent/stream; {\"question\": \"x\", \"database\": \"nope\"}; 404; unknown_database",
            "/v1/sql; {\"sql\": \" \"}; 422; blank_sql", "/v1/sql; {}; 422; blank_sql",
            "/v1/sql; {\"sql\": \"SELECT 1\", \"database\": \"nope\"}; 404; unknown_database",
            "/v1/sql; {\"sql\": \"DELETE FROM resources\"}; 422; refused_sql",
            "/v1/sql; {\"sql\": \"SELECT id FROM resources WHERE name = 'broken'\"}; 422; query_failed",
            "/v1/sql; {\"sql\": \"SELECT id FROM resources WHERE name = 'too slow'\"}; 504; query_timed_out",
            "/v1/sql; {\"sql\": \"SELECT id FROM resources WHERE name = 'cancelled'\"}; 503; query_cancelled",
            "/nothing; {}; 404; not_found", "/v1/databases; {}; 405; method_not_allowed"})
    void everyFailureIsAProblem(String path, String body, int status, String code) {
        assertProblem(server.post(path, body), status, code);
    }

    @ParameterizedTest
    @CsvSource({"/nothing, 404, not_found", "/v1/nothing, 404, not_found", "/v1/agent, 405, method_not_allowed",
            "/v1/databases/nope/schema, 404, unknown_database", "/js/nothing.js, 404, not_found",
            "/actuator/env, 404, not_found", "/error, 404, not_found"})
    void alsoOfReads(String path, int status, String code) {
        assertProblem(server.get(path), status, code);
    }

    @Test
    void anUnknownDatabaseNamesTheKnownOnes() {
        JsonNode problem = assertProblem(server.get("/v1/databases/nope/schema"), 404, "unknown_database");
        assertThat(problem.path("databases").toString()).isEqualTo("[\"estate\"]");
        assertThat(problem.path("detail").asString()).contains("nope").contains("estate");
    }

    @Test
    void aQuestionMayHaveFourThousandCharacters() {
        assertThat(server.post("/v1/agent", question("x".repeat(4_000))).statusCode()).isEqualTo(200);
        assertProblem(server.post("/v1/agent", question("x".repeat(4_001))), 422, "question_too_long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{\"question\": 5}; question",
            "{\"question\": true}; question",
            "{\"question\": [\"x\"]}; question", "{\"question\": \"x\", \"thread_id\": {}}; thread_id"})
    void aWrongTypeNamesItsField(String body, String field) {
        JsonNode problem = assertProblem(server.post("/v1/agent", body), 400, "malformed_json");
        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("detail").asString()).contains("\"" + field + "\"");
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(server.post("/v1/agent", "{\"question\": \"How many?\", \"colour\": 1}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void bodiesAreJson() {
        var request = HttpRequest.newBuilder(server.uri("/v1/agent")).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"x\"}"));
        assertProblem(server.send(request), 415, "unsupported_media_type");
    }

    @Test
    void answersOnlyInFormsThatItHas() {
        assertProblem(server.post("/v1/agent", question("x"), "Accept", "image/png"), 406, "not_acceptable");
        assertProblem(server.post("/v1/agent", question("x"), "Accept", "nonsense"), 406, "not_acceptable");
    }

    @Test
    void aMethodThatIsNotThereNamesThoseThatAre() {
        assertThat(server.get("/v1/agent").headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void bodiesHaveALimit() {
        assertProblem(server.post("/v1/agent", question("x".repeat(70_000))), 413, "payload_too_large");
        var chunked = HttpRequest.newBuilder(server.uri("/v1/agent")).header("Content-Type", "application/json").POST(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[70_000])));
        assertProblem(server.send(chunked), 413, "payload_too_large");
    }

    @Test
    void aRefusedQuerySaysTheRuleAndWhatIsNear() {
        JsonNode problem = assertProblem(server.post("/v1/sql", "{\"sql\": \"SELECT id FROM resource\"}"), 422,
                "refused_sql");
        assertThat(problem.path("rule").asString()).isNotBlank();
        assertThat(problem.path("nearest").toString()).contains("resources");
    }

    @Test
    void aFaultWithinAStreamIsItsLastEvent() {
        var events = Events.of(server.post("/v1/agent/stream", question("explode")));
        assertShape(TestServer.json(events.getLast().data()), 500, "internal_error");
        assertThat(events.getLast().name()).isEqualTo("error");
    }

    @Test
    void requestsThatTheContainerRefusesAreProblemsToo() throws Exception {
        assertThat(RawRequest.send(server.port(), "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400").contains("application/problem+json").contains("\"code\":\"bad_request\"")
                .doesNotContain("<html");
    }

    private static String question(String text) {
        return ApiJson.write(Map.of("question", text));
    }
}
