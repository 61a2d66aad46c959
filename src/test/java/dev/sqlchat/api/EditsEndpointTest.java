package dev.sqlchat.api;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** How the last answer of a conversation is changed part by part. */
class EditsEndpointTest {

    private static TestServer server;

    private final String thread = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsThePartsOfAReading() {
        var receipt = ask("How many resources per status?").path("receipt");

        assertThat(receipt.path("parts").path(1).toString()).isEqualTo("{\"field\":\"group:1\",\"kind\":\"group\","
                + "\"text\":\"by status\",\"column\":\"resources.status\",\"value\":null,\"matched_from\":null,"
                + "\"edits\":[\"remove\"],\"alternatives\":[]}");
        assertThat(receipt.path("additions").valueStream().map(addition -> addition.path("field").asString()))
                .contains("limit");
    }

    @Test
    void isATurnOfItsOwn() {
        ask("How many resources per status?");
        var edited = json(edit("[{\"op\": \"add\", \"field\": \"resources.location\", \"value\": \"westeurope\"}]"));

        assertThat(edited.path("turn").asInt()).isEqualTo(2);
        assertThat(edited.path("thread_id").asString()).isEqualTo(thread);
        assertThat(edited.path("sql").asString()).contains("location = 'westeurope'").contains("GROUP BY status");
        assertThat(edited.path("model").asString()).isEqualTo("embedded");
        assertThat(edited.path("usage").path("model_calls").asInt()).isZero();
        assertThat(json(server.get("/v1/threads/" + thread)).path("turns").path(1).path("question").asString())
                .isEqualTo("Only where location is westeurope");
        assertThat(json(edit("[{\"op\": \"remove\", \"field\": \"filter:1\"}]")).path("sql").asString())
                .doesNotContain("westeurope");
    }

    @Test
    void changesShares() {
        var asked = ask("What share of resources have the status 'running'?");
        var part = asked.path("receipt").path("parts").path(1);
        assertThat(part.path("text").asString()).isEqualTo("of which status is running");
        assertThat(part.path("edits").toString()).isEqualTo("[\"remove\",\"replace\"]");

        var edited = json(edit("[{\"op\": \"replace\", \"field\": \"filter:1\", \"value\": \"stopped\"},"
                + "{\"op\": \"add\", \"field\": \"resources.location\", \"value\": \"westeurope\"}]"));
        assertThat(edited.path("sql").asString()).contains("COUNT(CASE WHEN status = 'stopped' THEN 1 END) / COUNT(*)")
                .contains("WHERE location = 'westeurope'");
        assertThat(json(edit("[{\"op\": \"remove\", \"field\": \"filter:2\"}]")).path("sql").asString())
                .contains("SELECT COUNT(*) AS count").doesNotContain("stopped");
    }

    @Test
    void streamsItsSteps() {
        ask("How many resources per status?");
        var events = server.post("/v1/agent/stream", body("[{\"op\": \"remove\", \"field\": \"group:1\"}]")).body();

        assertThat(events).contains("event: sql").contains("event: answer").doesNotContain("event: error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"op": "remove", "field": "time"}] | 422 | unknown_part | measure
            [{"op": "remove", "field": "measure"}] | 422 | edit_not_possible |
            [{"op": "add", "field": "limit", "value": "none"}] | 422 | edit_not_possible | 10
            [{"op": "explode", "field": "group:1"}] | 422 | invalid_edits | replace
            [null] | 422 | invalid_edits |
            [{"op": "remove", "field": 1}] | 400 | malformed_json |
            [] | 422 | blank_question |
            """)
    void saysWhatIsWrong(String edits, int status, String code, String allowed) {
        ask("How many resources per status?");
        var response = edit(edits);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var problem = TestServer.json(response.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        if (allowed != null) {
            assertThat(problem.path("allowed").valueStream().map(JsonNode::asString)).contains(allowed);
        }
    }

    @Test
    void editsWhatALanguageModelWrote() {
        var parts = ask("How many resources are running?").path("receipt").path("parts");
        assertThat(parts.valueStream().map(part -> part.path("text").asString()))
                .contains("resource status is running");

        assertThat(json(edit("[{\"op\": \"remove\", \"field\": \"filter:1\"}]")).path("sql").asString())
                .contains("GROUP BY").doesNotContain("running");
    }

    @Test
    void needsAnAnswerInParts() {
        ask("Which window is it?");
        assertThat(code(edit("[{\"op\": \"remove\", \"field\": \"time\"}]"), 409)).isEqualTo("nothing_to_edit");
        assertThat(code(server.post("/v1/agent", "{\"edits\": [{\"op\": \"remove\", \"field\": \"time\"}]}"), 409))
                .isEqualTo("nothing_to_edit");
        assertThat(json(server.get("/v1/threads/" + thread)).path("turns").size()).isEqualTo(1);
    }

    private JsonNode ask(String question) {
        return json(server.post("/v1/agent",
                ApiJson.write(new AgentRequest(question, thread, null, null))));
    }

    private HttpResponse<String> edit(String edits) {
        return server.post("/v1/agent", body(edits));
    }

    private String body(String edits) {
        return "{\"thread_id\": \"%s\", \"edits\": %s}".formatted(thread, edits);
    }

    private static String code(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        return TestServer.json(response.body()).path("code").asString();
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response.body());
    }
}
