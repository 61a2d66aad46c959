package dev.sqlchat.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadsTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("--RECONNECT_SECONDS=0");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forgetAll() {
        send("DELETE", "/v1/threads", null);
    }

    @Test
    void listsThoseUsedLastFirst() {
        ask("one", "How many resources are there?");
        ask("two", "Which resources are stopped?");
        ask("one", "and which are running?");

        var threads = json(server.get("/v1/threads")).path("threads");
        assertThat(threads).extracting(thread -> thread.path("id").asString()).containsExactly("one", "two");
        assertThat(threads.path(0).path("title").asString()).isEqualTo("How many resources are there?");
        assertThat(threads.path(0).path("turns").asInt()).isEqualTo(2);
        assertThat(threads.path(0).propertyNames()).containsExactly("id", "title", "created_at", "updated_at", "turns");
    }

    @Test
    void showsWhatWasThoughtOfEachAnswer() {
        ask("one", "How many resources are there?");
        ask("one", "and which are running?");
        server.post("/v1/feedback",
                "{\"thread_id\": \"one\", \"turn\": 2, \"rating\": \"down\", \"reason\": \"too many\"}");

        var turns = json(server.get("/v1/threads/one")).path("turns");
        assertThat(turns.path(0).path("feedback").isNull()).isTrue();
        assertThat(turns.path(1).path("feedback").toString())
                .isEqualTo("{\"rating\":\"down\",\"reason\":\"too many\"}");
    }

    @Test
    void findsWordsOfTitlesAndQuestions() {
        ask("one", "How many resources are there?");
        ask("two", "What does 100 % mean?");
        ask("two", "and the STOPPED ones?");

        assertThat(found("RESOURCES")).containsExactly("one");
        assertThat(found("stopped")).containsExactly("two");
        assertThat(found("100%25")).isEmpty();
        assertThat(found("100%20%25")).containsExactly("two");
        assertThat(found("nothing")).isEmpty();
    }

    @Test
    void goesOnAfterAPage() {
        ask("one", "first");
        ask("two", "second");
        ask("three", "third");

        var page = json(server.get("/v1/threads?limit=2")).path("threads");
        assertThat(page).hasSize(2);
        assertThat(json(server.get("/v1/threads?limit=2&before=" + page.path(1).path("updated_at").asString()))
                .path("threads")).extracting(thread -> thread.path("id").asString()).containsExactly("one");
    }

    @Test
    void showsQuestionsWithTheirAnswers() {
        ask("one", "How many resources are there?");

        var thread = json(server.get("/v1/threads/one"));
        assertThat(thread.path("title").asString()).isEqualTo("How many resources are there?");
        var turn = thread.path("turns").path(0);
        assertThat(turn.path("number").asInt()).isEqualTo(1);
        assertThat(turn.path("state").asString()).isEqualTo("done");
        assertThat(turn.path("question").asString()).isEqualTo("How many resources are there?");
        assertThat(turn.path("database").asString()).isEqualTo("estate");
        assertThat(turn.path("answer").path("thread_id").asString()).isEqualTo("one");
        assertThat(turn.path("answer").path("status").asString()).isEqualTo("answered");
    }

    @Test
    void renames() {
        ask("one", "How many resources are there?");

        assertThat(json(send("PATCH", "/v1/threads/one", "{\"title\": \" Inventory \"}")).path("title").asString())
                .isEqualTo("Inventory");
        assertThat(json(server.get("/v1/threads/one")).path("title").asString()).isEqualTo("Inventory");
        assertThat(code(send("PATCH", "/v1/threads/one", "{\"title\": \" \"}"), 422)).isEqualTo("invalid_title");
        assertThat(code(send("PATCH", "/v1/threads/one", "{}"), 422)).isEqualTo("invalid_title");
    }

    @Test
    void deletesAllThatWasSaid() {
        ask("one", "How many resources are there?");
        ask("two", "Which resources are stopped?");

        assertThat(send("DELETE", "/v1/threads/one", null).statusCode()).isEqualTo(204);
        assertThat(found("")).containsExactly("two");
        assertThat(json(send("DELETE", "/v1/threads", null)).path("threads").asInt()).isEqualTo(1);
        assertThat(found("")).isEmpty();
    }

    @Test
    void exportsAsMarkdown() {
        ask("one", "How many *resources* are there?");

        var file = server.get("/v1/threads/one/export?format=markdown");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/markdown");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("one.md");
        assertThat(file.body()).startsWith("# How many \\*resources\\* are there?\n")
                .contains("\n## 1. How many \\*resources\\* are there?\n");
        assertThat(json(server.get("/v1/threads/one/export")).path("id").asString()).isEqualTo("one");
        assertThat(code(server.get("/v1/threads/one/export?format=pdf"), 422)).isEqualTo("unknown_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/threads/nobody", "/v1/threads/nobody/export"})
    void knowsNoOtherThread(String path) {
        assertThat(code(server.get(path), 404)).isEqualTo("unknown_thread");
        assertThat(code(send("DELETE", "/v1/threads/nobody", null), 404)).isEqualTo("unknown_thread");
        assertThat(code(send("PATCH", "/v1/threads/nobody", "{\"title\": \"x\"}"), 404)).isEqualTo("unknown_thread");
    }

    @Test
    void goesOnWithAQuestionThatNobodyWaitedFor() throws IOException, InterruptedException {
        ask("one", "How many resources are there?");
        breakOff("one", "Which are stopped? wait");

        assertThat(turn("one", 1).path("state").asString()).isEqualTo("interrupted");
        var resumed = server.post("/v1/threads/one/resume", "", "Accept", "text/plain");
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(200);
        assertThat(resumed.body()).isEqualTo("51 of them are in westeurope.");
        assertThat(turn("one", 1).path("state").asString()).isEqualTo("done");
        assertThat(turn("one", 1).path("number").asInt()).isEqualTo(2);
    }

    @Test
    void resumesOnlyWhatWasInterrupted() {
        ask("one", "How many resources are there?");

        assertThat(code(server.post("/v1/threads/one/resume", ""), 409)).isEqualTo("nothing_to_resume");
        assertThat(code(server.post("/v1/threads/nobody/resume", ""), 404)).isEqualTo("unknown_thread");
        assertThat(code(server.post("/v1/threads/one/resume", "", "Accept", "text/event-stream"), 409))
                .isEqualTo("nothing_to_resume");
    }

    private static void breakOff(String thread, String question) throws IOException, InterruptedException {
        var body = ApiJson.write(new AgentRequest(question, thread, null, null));
        try (var socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(("POST /v1/agent/stream HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            // After this event the model waits: a client that is gone sooner may stop the run before it does.
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.lines().anyMatch(line -> line.contains("\"node\":\"tools\""))).isTrue();
        }
        for (var tries = 0; tries < 200 && !turn(thread, 1).path("state").asString().equals("interrupted"); tries++) {
            Thread.sleep(50);
        }
    }

    private static JsonNode turn(String thread, int at) {
        return json(server.get("/v1/threads/" + thread)).path("turns").path(at);
    }

    private static void ask(String thread, String question) {
        assertThat(server.post("/v1/agent", ApiJson.write(new AgentRequest(question, thread, null, null))).statusCode())
                .isEqualTo(200);
    }

    private static List<String> found(String words) {
        return json(server.get("/v1/threads?q=" + words)).path("threads").valueStream()
                .map(thread -> thread.path("id").asString()).toList();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(server.uri(path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return server.send(body == null ? request : request.header("Content-Type", "application/json"));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response.body());
    }

    private static String code(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestServer.json(response.body()).path("code").asString();
    }
}
