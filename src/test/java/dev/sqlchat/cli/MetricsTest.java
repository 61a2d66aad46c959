package dev.sqlchat.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import dev.sqlchat.SqlChat;

import static org.assertj.core.api.Assertions.assertThat;

/** What the whole program tells a monitoring, after it was asked a few things. */
class MetricsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() throws Exception {
        server = SpringApplication.run(SqlChat.class, "--PORT=0",
                "--DATABASE=sqlite:///" + Shop.create(folder.resolve("shop.db")),
                "--STORE=sqlite:////" + folder.resolve("store.db"));
        ask("How many orders are there?");
        ask("How many orders are there?");
        post("/v1/sql", "{\"sql\": \"DELETE FROM orders\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyMetricIsExplainedAndEveryExplainedOneServed() throws Exception {
        var served = Pattern.compile("(?m)^# TYPE (sqlchat_\\w+)").matcher(metrics()).results()
                .map(type -> type.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> explained = Pattern.compile("(?m)^\\| `(\\w+)`").matcher(Files.readString(Path.of(
                "docs/metrics.md"))).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).isEqualTo(explained);
    }

    @Test
    void countsWhatHappened() throws Exception {
        var metrics = metrics();

        assertThat(metrics).contains("sqlchat_questions_total{model=\"embedded\",status=\"answered\"} 2.0",
                "sqlchat_guard_refusals_total{rule=\"not-a-query\"} 1.0",
                "sqlchat_plan_cache_requests_total{result=\"hit\"} 1.0",
                "sqlchat_plan_cache_requests_total{result=\"miss\"} 1.0", "sqlchat_plan_cache_hit_ratio 0.5",
                "sqlchat_answer_seconds_count 2", "sqlchat_questions_running 0.0", "sqlchat_store_errors_total 0.0",
                "sqlchat_query_seconds_count{database=\"shop\",outcome=\"completed\"}",
                "sqlchat_schema_cache_requests_total{database=\"shop\",result=\"hit\"}");
    }

    @Test
    void tellsNothingThatUsersWrote() throws Exception {
        assertThat(metrics()).doesNotContain("orders", "many");
    }

    private static String metrics() throws Exception {
        var response = CLIENT.send(HttpRequest.newBuilder(uri("/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static void ask(String question) throws Exception {
        assertThat(post("/v1/agent", "{\"question\": \"" + question + "\"}")).isEqualTo(200);
    }

    private static int post(String path, String json) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + server.getEnvironment().getProperty("local.server.port") + path);
    }
}
