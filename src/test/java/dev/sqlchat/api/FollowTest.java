package dev.sqlchat.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a question whose stream is lost, and of who comes back. */
@Timeout(60)
class FollowTest {

    private static final String SLOW = "Which resources are running? very slowly";
    private static final String WAITS = "Which are stopped? wait";

    private static TestServer server;
    /** It works on for a second. */
    private static TestServer hasty;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        hasty = TestServer.start("--RECONNECT_SECONDS=1");
    }

    @AfterAll
    static void stop() {
        server.close();
        hasty.close();
    }

    @Test
    void whoComesBackGetsExactlyWhatIsMissing() throws Exception {
        var first = breakOff(server, "lost", SLOW);
        var rest = events(follow("lost", first.getLast().id()));

        var all = new ArrayList<>(first);
        all.addAll(rest);
        assertThat(numbers(all)).isEqualTo(sequence(all.size()));
        assertThat(rest.getLast().name()).isEqualTo("answer");
        assertThat(TestServer.json(rest.getLast().data()).path("turn").asInt()).isEqualTo(1);
        assertThat(turn(server, "lost").path("state").asString()).isEqualTo("done");
    }

    @Test
    void theEndIsThereForAWhile() throws Exception {
        var first = breakOff(server, "late", SLOW);
        awaitState(server, "late", "done");

        var rest = events(follow("late", first.getLast().id()));
        assertThat(rest.getLast().name()).isEqualTo("answer");
        assertThat(events(follow("late", first.getLast().id()))).isEqualTo(rest);
        assertThat(follow("late", rest.getLast().id()).statusCode()).isEqualTo(204);
        assertThat(code(follow("late", null), 404)).isEqualTo("nothing_runs");
    }

    @Test
    void severalMayFollow() throws Exception {
        var asking = async(() -> server.post("/v1/agent/stream", question("several", SLOW)));
        awaitState(server, "several", "running");
        var follower = async(() -> follow("several", null));

        assertThat(Events.of(follower.get())).isEqualTo(Events.of(asking.get()));
        assertThat(Events.of(asking.get()).getLast().name()).isEqualTo("answer");
    }

    @Test
    void goesOnWhileAnybodyFollows() throws Exception {
        try (var impatient = TestServer.start("--RECONNECT_SECONDS=0")) {
            var follower = new CompletableFuture<HttpResponse<String>>();
            withOpenStream(impatient, "kept", SLOW, seen -> {
                Thread.startVirtualThread(
                        () -> follower.complete(impatient.get("/v1/threads/kept/run", "Last-Event-ID", seen.id())));
                Thread.sleep(300);
            });
            assertThat(events(follower.get()).getLast().name()).isEqualTo("answer");
        }
    }

    @Test
    void isInterruptedWhenNobodyComesBack() throws Exception {
        var first = breakOff(hasty, "given-up", WAITS);
        assertThat(turn(hasty, "given-up").path("state").asString()).isEqualTo("running");
        assertThat(hasty.model().interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        awaitState(hasty, "given-up", "interrupted");

        var rest = events(hasty.get("/v1/threads/given-up/run", "Last-Event-ID", first.getLast().id()));
        assertThat(rest.getLast().name()).isEqualTo("error");
        assertThat(TestServer.json(rest.getLast().data()).path("code").asString()).isEqualTo("cancelled");
        assertThat(hasty.post("/v1/threads/given-up/resume", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsLostCanBeStopped() throws Exception {
        try (var other = TestServer.start()) {
            var first = breakOff(other, "stopped", WAITS);
            other.send(HttpRequest.newBuilder(other.uri("/v1/threads/stopped/run")).DELETE());

            var rest = events(other.get("/v1/threads/stopped/run", "Last-Event-ID", first.getLast().id()));
            assertThat(rest.getLast().name()).isEqualTo("error");
            assertThat(turn(other, "stopped").path("state").asString()).isEqualTo("interrupted");
        }
    }

    @Test
    void aQuestionThatIsAskedForJsonCanBeFollowedToo() throws Exception {
        var asking = async(() -> server.post("/v1/agent", question("json", SLOW)));
        awaitState(server, "json", "running");

        var answer = events(follow("json", null)).getLast();
        assertThat(TestServer.json(answer.data())).isEqualTo(TestServer.json(asking.get().body()));
    }

    @Test
    void anIdOfAnotherQuestionIsNotTakenUp() throws Exception {
        var first = breakOff(server, "twice", SLOW);
        awaitState(server, "twice", "done");
        var asking = async(() -> server.post("/v1/agent/stream", question("twice", SLOW)));
        awaitState(server, "twice", "running");

        assertThat(events(follow("twice", first.getLast().id())).getLast().data()).contains("\"turn\":1");
        assertThat(events(follow("twice", null)).getLast().data()).contains("\"turn\":2");
        for (var strange : List.of("1", "00000000-1", first.getLast().id() + "0000000000", "x")) {
            assertThat(code(follow("twice", strange), 404)).isEqualTo("nothing_runs");
        }
        assertThat(Events.of(asking.get()).getLast().name()).isEqualTo("answer");
    }

    @Test
    void aQuestionThatWaitsHasItsOwnEvents() throws Exception {
        var running = async(() -> server.post("/v1/agent/stream", question("queue", SLOW)));
        awaitState(server, "queue", "running");
        var waiting = breakOff(server, "queue", "and which are stopped?", "\"node\":\"wait\"");

        var rest = events(follow("queue", waiting.getLast().id()));
        assertThat(rest.getLast().data()).contains("\"turn\":2");
        assertThat(Events.of(running.get()).getLast().data()).contains("\"turn\":1");
    }

    @Test
    void onlyItsOwnerFollows() throws Exception {
        try (var keyed = TestServer.start("--API_KEY=open-sesame")) {
            var bob = keyed.keys().create("Bob", Set.of(Scope.ADMIN), null).secret();
            var asking = async(
                    () -> keyed.post("/v1/agent/stream", question("adas", SLOW), ShownKey.HEADER, "open-sesame"));
            while (!keyed.get("/v1/threads/adas", ShownKey.HEADER, "open-sesame").body().contains("running")) {
                Thread.sleep(10);
            }
            var refused = keyed.get("/v1/threads/adas/run", ShownKey.HEADER, bob);
            assertThat(code(refused, 404)).isEqualTo("unknown_thread");
            assertThat(refused.body())
                    .isEqualTo(
                            keyed.get("/v1/threads/nobody/run", ShownKey.HEADER, bob).body().replace("nobody", "adas"));
            var id = Events.of(asking.get()).getFirst().id();
            assertThat(code(keyed.get("/v1/threads/adas/run", ShownKey.HEADER, bob, "Last-Event-ID", id), 404))
                    .isEqualTo("unknown_thread");
            assertThat(keyed.get("/v1/threads/adas/run").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anotherServerSaysWhatToDo(@TempDir Path folder) throws Exception {
        var store = "--STORE=sqlite:////" + folder.resolve("store.db");
        try (var one = TestServer.start(store); var other = TestServer.start(store)) {
            var asking = async(() -> one.post("/v1/agent/stream", question("shared", SLOW)));
            awaitState(other, "shared", "running");
            var elsewhere = other.get("/v1/threads/shared/run");
            assertThat(code(elsewhere, 404)).isEqualTo("nothing_runs");
            assertThat(TestServer.json(elsewhere.body()).path("detail").asString()).contains("GET /v1/threads/{id}");
            assertThat(Events.of(asking.get()).getLast().name()).isEqualTo("answer");
        }
    }

    @Test
    void aServerThatStopsInterruptsWhatNobodyFollows(@TempDir Path folder) throws Exception {
        var store = "--STORE=sqlite:////" + folder.resolve("store.db");
        try (var other = TestServer.start(store)) {
            try (var one = TestServer.start(store)) {
                breakOff(one, "left", WAITS);
            }
            assertThat(turn(other, "left").path("state").asString()).isEqualTo("interrupted");
        }
    }

    @Test
    void aNewConversationIsNamedAtOnce() {
        var response = server.post("/v1/agent/stream", "{\"question\": \"How many?\"}");
        var answer = TestServer.json(Events.of(response).getLast().data());
        assertThat(response.headers().firstValue("X-Thread-Id")).hasValue(answer.path("thread_id").asString());
        assertThat(server.post("/v1/agent/stream", question("named", "How many?")).headers().firstValue("X-Thread-Id"))
                .isEmpty();
    }

    private interface Seen {

        void event(Events last) throws Exception;
    }

    private static List<Events> breakOff(TestServer from, String thread, String question) throws Exception {
        // After this event the model waits.
        return breakOff(from, thread, question, "\"node\":\"tools\"");
    }

    private static List<Events> breakOff(TestServer from, String thread, String question, String until)
            throws Exception {
        var seen = new ArrayList<Events>();
        withOpenStream(from, thread, question, until, seen, last -> {});
        return seen;
    }

    private static void withOpenStream(TestServer from, String thread, String question, Seen then) throws Exception {
        withOpenStream(from, thread, question, "\"node\":\"tools\"", new ArrayList<>(), then);
    }

    private static void withOpenStream(TestServer from, String thread, String question, String until,
            List<Events> seen, Seen then) throws Exception {
        var body = question(thread, question);
        try (var socket = new Socket("localhost", from.port())) {
            socket.getOutputStream().write(("POST /v1/agent/stream HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (seen.isEmpty() || !seen.getLast().data().contains(until)) {
                seen.add(next(lines));
            }
            then.event(seen.getLast());
        }
    }

    private static Events next(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (!line.startsWith("id: ")) {
            line = lines.readLine();
        }
        return new Events(line.substring(4), lines.readLine().substring(7), lines.readLine().substring(6));
    }

    private static HttpResponse<String> follow(String thread, @Nullable String last) {
        var path = "/v1/threads/" + thread + "/run";
        return last == null ? server.get(path) : server.get(path, "Last-Event-ID", last);
    }

    private static List<Events> events(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Events.of(response);
    }

    private static CompletableFuture<HttpResponse<String>> async(
            Supplier<HttpResponse<String>> request) {
        return CompletableFuture.supplyAsync(request, task -> Thread.startVirtualThread(task));
    }

    private static List<Integer> numbers(List<Events> events) {
        return events.stream().map(Events::number).toList();
    }

    private static List<Integer> sequence(int length) {
        return IntStream.rangeClosed(1, length).boxed().toList();
    }

    private static void awaitState(TestServer where, String thread, String state) throws InterruptedException {
        for (var tries = 0; tries < 400 && !turn(where, thread).path("state").asString("").equals(state); tries++) {
            Thread.sleep(20);
        }
        assertThat(turn(where, thread).path("state").asString()).isEqualTo(state);
    }

    /** The last one. */
    private static JsonNode turn(TestServer where, String thread) {
        var turns = TestServer.json(where.get("/v1/threads/" + thread).body()).path("turns");
        return turns.path(turns.size() - 1);
    }

    private static String question(String thread, String question) {
        return ApiJson.write(Map.of("question", question, "thread_id", thread));
    }

    private static String code(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestServer.json(response.body()).path("code").asString();
    }
}
