package dev.sqlchat.api;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AgentEndpointTest {

    private static final String QUESTION = "{\"question\": \"How many resources run?\"}";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersWithTheWholeContractInSnakeCase() {
        JsonNode answer = TestServer.json(server.post("/v1/agent", QUESTION).body());
        assertThat(answer.propertyNames()).containsExactly("id", "thread_id", "turn", "status", "answer", "sql",
                "columns", "rows", "row_count", "truncated", "chart", "receipt", "confidence", "choices",
                "suggestions", "sources", "model", "usage", "timings_ms", "notes", "fields");
        assertThat(answer.path("receipt").propertyNames()).containsExactly("interpretation", "tables", "filters",
                "checks", "data_as_of", "plan_hash", "schema_hash", "result_hash", "engine_hash", "asked_before",
                "trust", "explanation", "parts", "additions");
        assertThat(answer.path("usage").propertyNames()).containsExactly("model_calls", "input_tokens",
                "output_tokens", "cost");
        assertThat(answer.path("status").asString()).isEqualTo("answered");
        assertThat(answer.path("answer").asString()).isEqualTo("There are 246 running resources.");
        assertThat(answer.path("columns").path(1).toString())
                .isEqualTo(
                        "{\"name\":\"resources\",\"type\":\"integer\",\"label\":\"resources\",\"role\":\"measure\",\"unit\":null}");
        assertThat(answer.path("chart").propertyNames()).containsExactly("type", "x", "y", "series", "title",
                "options");
        assertThat(answer.path("chart").path("options").path(0).toString())
                .isEqualTo("{\"type\":\"bar\",\"x\":\"location\",\"y\":\"resources\",\"series\":null}");
        assertThat(answer.path("rows").path(0).toString())
                .isEqualTo("[\"westeurope\",51,182344.5,9007199254740993]");
        assertThat(answer.path("rows").path(2).path(2).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/plain | text/plain", "application/json | application/json",
            "*/* | application/json", "text/* | text/plain", "text/event-stream | text/event-stream",
            "text/html, text/plain;q=0.5, */*;q=0.1 | text/plain", "application/json;q=0.2, text/plain | text/plain"})
    void repliesInTheFormThatTheClientAccepts(String accept, String form) {
        assertThat(server.post("/v1/agent", QUESTION, "Accept", accept).headers().firstValue("Content-Type").orElse(""))
                .startsWith(form);
    }

    @Test
    void aTextIsTheSentenceAlone() {
        assertThat(server.post("/v1/agent", QUESTION, "Accept", "text/plain").body())
                .isEqualTo("There are 246 running resources.");
    }

    @Test
    void streamsEachEventAsOneLineWithGrowingIds() {
        HttpResponse<String> response = server.post("/v1/agent/stream", QUESTION);
        List<Events> events = Events.of(response);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(events).extracting(Events::number).containsExactlyElementsOf(
                IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events).extracting(Events::name).contains("step", "sql", "rows").endsWith("answer");
        assertThat(TestServer.json(named(events, "step")).propertyNames()).containsExactly("node", "tool", "summary",
                "ms");
        assertThat(TestServer.json(named(events, "sql")).path("sql").asString()).startsWith("SELECT");
        assertThat(TestServer.json(named(events, "rows")).propertyNames()).containsExactly("columns", "rows",
                "row_count", "truncated");
        assertThat(TestServer.json(named(events, "answer")).path("turn").asInt()).isEqualTo(1);
    }

    private static String named(List<Events> events, String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst().orElseThrow().data();
    }

    @Test
    void goesOnWithAThread() {
        String thread = TestServer.json(server.post("/v1/agent", QUESTION).body()).path("thread_id").asString();
        JsonNode second = TestServer.json(server.post("/v1/agent",
                "{\"question\": \"And in westeurope?\", \"thread_id\": \"" + thread + "\"}").body());
        assertThat(second.path("turn").asInt()).isEqualTo(2);
        assertThat(second.path("thread_id").asString()).isEqualTo(thread);
    }
}
