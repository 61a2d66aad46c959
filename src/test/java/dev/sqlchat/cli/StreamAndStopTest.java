package dev.sqlchat.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.SqlChat;

import static org.assertj.core.api.Assertions.assertThat;

/** What a language model writes reaches the client while it is written, and stopping stops all that was begun. */
@Timeout(180)
class StreamAndStopTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COUNT = "SELECT COUNT(*) FROM orders";
    /** It would take hours. */
    private static final String LONG = "SELECT COUNT(*) FROM " + IntStream.range(0, 26)
            .mapToObj(at -> "orders AS o" + at).collect(Collectors.joining(" CROSS JOIN "));

    @TempDir
    private Path folder;

    private SlowProvider provider;
    private HttpClient client;
    private ConfigurableApplicationContext server;

    private record Event(String name, JsonNode data) {}

    @BeforeEach
    void open() throws Exception {
        provider = new SlowProvider();
        client = HttpClient.newHttpClient();
        Shop.create(folder.resolve("shop.db"));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        server.close();
        provider.close();
    }

    private void start(String... settings) {
        var all = new ArrayList<>(List.of("--PORT=0", "--DATABASE=sqlite:////" + folder.resolve("shop.db"),
                "--STORE=sqlite:////" + folder.resolve("store.db"), "--CATALOG_FOLDER=off", "--LLM_MODE=llm",
                "--LLM_PROVIDER=openai-compatible", "--LLM_MODEL=slow", "--LLM_BASE_URL=" + provider.address(),
                "--LLM_CAPABILITIES_FILE=off"));
        all.addAll(List.of(settings));
        server = SpringApplication.run(SqlChat.class, all.toArray(String[]::new));
    }

    @Test
    void showsTokensBeforeTheAnswerIsWhole() throws Exception {
        start("--LLM_PROTOCOL=tools");
        provider.queries(COUNT).says("There ", "are 3 ", "orders", ".");

        var events = ask("tokens");
        assertThat(next(events, "sql").data().path("sql").asString()).isEqualTo(COUNT);
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo("There ");
        provider.pieces.release();
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo("are 3 ");
        provider.pieces.release(2);
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo("orders");
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo(".");
        assertThat(next(events, "answer").data().path("answer").asString()).isEqualTo("There are 3 orders.");
    }

    @Test
    void showsTheAnswerWithinAStepAsItIsWritten() throws Exception {
        start("--LLM_PROTOCOL=json");
        provider.says("{\"thought\": \"17?\", \"step\": {\"tool\": \"sql_db_query\", \"arguments\": {\"query\": \""
                + COUNT + "\"}}}").says("{\"thought\": \"17?\", \"step\": {\"ans", "wer\": \"There are \\u00",
                        "ab3\\u00bb or", "ders.\"}}");

        var events = ask("steps");
        next(events, "rows");
        provider.pieces.release();
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo("There are ");
        provider.pieces.release(2);
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo("«3» or");
        assertThat(next(events, "token").data().path("text").asString()).isEqualTo("ders");
        assertThat(next(events, "answer").data().path("answer").asString()).isEqualTo("There are «3» orders.");
    }

    @Test
    void showsNoNumberThatWasNotFound() throws Exception {
        start("--LLM_PROTOCOL=tools");
        provider.pieces.release(15);
        provider.says("I guess ", "17.").says("I guess ", "17.").says("I guess ", "17.").queries(COUNT)
                .says("There are ", "1", "7 orders.");

        assertThat(tokens(ask("guess"))).isEmpty();
        assertThat(tokens(ask("numbers"))).containsExactly("There are ");
    }

    @Test
    void showsNoQueryAsAnAnswer() throws Exception {
        start("--LLM_PROTOCOL=text");
        provider.pieces.release(9);
        provider.says("SELECT COUNT(*) ", "FROM orders");

        assertThat(tokens(ask("query"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "memory"})
    void stoppingBreaksTheCallOfTheModelOff(String memory) throws Exception {
        start("--LLM_PROTOCOL=tools", "--MEMORY=" + memory);
        provider.queries(COUNT).says("There ", "are 3 orders.");

        var events = ask("stopped");
        next(events, "token");
        assertThat(stop("stopped")).isEqualTo(204);
        assertThat(next(events, "error").data().path("code").asString()).isEqualTo("cancelled");
        assertThat(provider.clientGone.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stop("stopped")).as("nothing runs any more").isEqualTo(204);
        assertThat(stop("nobody's")).isEqualTo(404);
    }

    @Test
    void stoppingCancelsAQuery() throws Exception {
        start("--LLM_PROTOCOL=tools", "--QUERY_SECONDS=3600", "--QUERY_PLAN_ROWS=off");
        provider.queries(LONG);

        var events = ask("slow");
        next(events, "sql");
        Thread.sleep(200);
        assertThat(stop("slow")).isEqualTo(204);
        assertThat(next(events, "error").data().path("code").asString()).isEqualTo("cancelled");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void whatWasStoppedGoesOnWhenResumed() throws Exception {
        start("--LLM_PROTOCOL=tools");
        provider.queries(COUNT).says("There ", "are 3 orders.").says("3 orders.");

        var events = ask("again");
        next(events, "token");
        stop("again");
        next(events, "error");
        var turn = JSON.readTree(send("GET", "/v1/threads/again", "").body()).path("turns").path(0);
        assertThat(turn.path("state").asString()).isEqualTo("interrupted");
        var resumed = send("POST", "/v1/threads/again/resume", "");
        assertThat(JSON.readTree(resumed.body()).path("answer").asString()).as(resumed.body()).isEqualTo("3 orders.");
    }

    @Test
    void tellsWhoWaitsForAllOfTheAnswerThatItWasStopped() throws Exception {
        start("--LLM_PROTOCOL=tools");
        provider.says("There ", "are 3 orders.");

        var answer = client.sendAsync(question("whole", "/v1/agent"), BodyHandlers.ofString());
        while (provider.requests().isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(stop("whole")).isEqualTo(204);
        assertThat(answer.get().statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(answer.get().body()).path("code").asString()).isEqualTo("cancelled");
    }

    @Test
    void aClientThatIsGoneBreaksTheCallOfTheModelOff() throws Exception {
        start("--LLM_PROTOCOL=tools", "--RECONNECT_SECONDS=1");
        provider.queries(COUNT).says("There ", "are 3 orders.");

        try (var leaving = HttpClient.newHttpClient()) {
            var events = leaving.send(question("gone", "/v1/agent/stream"), BodyHandlers.ofLines()).body().iterator();
            next(events, "token");
            leaving.shutdownNow();
        }
        assertThat(provider.clientGone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private Iterator<String> ask(String thread) throws Exception {
        return client.send(question(thread, "/v1/agent/stream"), BodyHandlers.ofLines()).body().iterator();
    }

    private HttpRequest question(String thread, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("question", "How many orders are there?",
                        "thread_id", thread))))
                .build();
    }

    private int stop(String thread) throws Exception {
        return send("DELETE", "/v1/threads/" + thread.replace("'", "%27") + "/run", "").statusCode();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.getEnvironment().getProperty("local.server.port") + path);
    }

    private static List<String> tokens(Iterator<String> events) {
        var tokens = new ArrayList<String>();
        for (var event = next(events); !event.name().equals("answer"); event = next(events)) {
            if (event.name().equals("token")) {
                tokens.add(event.data().path("text").asString());
            }
        }
        return tokens;
    }

    private static Event next(Iterator<String> lines, String name) {
        var event = next(lines);
        while (!event.name().equals(name)) {
            assertThat(event.name()).as(event.data().toString()).isNotIn("answer", "error");
            event = next(lines);
        }
        return event;
    }

    private static Event next(Iterator<String> lines) {
        var line = lines.next();
        while (!line.startsWith("event: ")) {
            line = lines.next();
        }
        return new Event(line.substring("event: ".length()), JSON.readTree(lines.next().substring("data: ".length())));
    }
}
