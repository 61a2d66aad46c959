package dev.sqlchat.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.SqlChat;
import dev.sqlchat.database.Databases;

import static org.assertj.core.api.Assertions.assertThat;

/** A real database changes while the whole program runs over it. */
class SchemaChangeTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;
    private ConfigurableApplicationContext server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws SQLException {
        Shop.create(folder.resolve("shop.db"));
    }

    private void start(String... settings) {
        server = SpringApplication.run(SqlChat.class, List.of("--PORT=0", "--DATABASE=sqlite:////" + folder.resolve(
                "shop.db"), "--STORE=sqlite:////" + folder.resolve("store.db"), String.join("", settings))
                .toArray(String[]::new));
        assertThat(server.getBean(Databases.class).byDefault().awaitValues(Duration.ofSeconds(30))).isTrue();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theNextQuestionUsesAColumnThatWasAdded() throws Exception {
        start("--SCHEMA_CHECK_SECONDS=0");
        assertThat(ask("How many orders are there?").path("rows").toString()).isEqualTo("[[3]]");

        run("ALTER TABLE orders ADD COLUMN colour TEXT DEFAULT 'red'");

        var answer = ask("How many orders are there per colour?");
        assertThat(answer.path("sql").asString()).contains("colour");
        assertThat(answer.path("rows").toString()).isEqualTo("[[\"red\",3]]");
        assertThat(ask("How many orders are in Oslo?").path("rows").toString()).isEqualTo("[[2]]");
    }

    @Test
    void worksOnceMoreOnAQuestionWhoseTableChangedMeanwhile() throws Exception {
        start("--SCHEMA_CHECK_SECONDS=86400");
        run("ALTER TABLE orders RENAME COLUMN city TO town");

        assertThat(ask("How many orders are there per city?").path("status").asString()).isNotEqualTo("refused");
        assertThat(ask("How many orders are there per town?").path("sql").asString()).contains("town");
    }

    @Test
    void tellsWhatAQueryOfOnesOwnMissed() throws Exception {
        start("--SCHEMA_CHECK_SECONDS=86400");
        run("ALTER TABLE orders RENAME COLUMN city TO town");
        var query = "{\"sql\": \"SELECT city FROM orders\"}";

        var failed = post("/v1/sql", query);
        assertThat(failed.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(failed.body()).path("detail").asString())
                .contains("no such column", "have changed", "ask again");
        assertThat(JSON.readTree(post("/v1/sql", query).body()).path("code").asString()).isEqualTo("refused_sql");
        assertThat(post("/v1/sql", query.replace("city", "town")).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshingTellsWhatHasChanged() throws Exception {
        start("--SCHEMA_CHECK_SECONDS=86400");
        run("ALTER TABLE orders ADD COLUMN colour TEXT");
        run("ALTER TABLE orders DROP COLUMN total");
        run("CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT)");

        var told = JSON.readTree(post("/v1/databases/shop/refresh", "").body());
        assertThat(told.propertyNames()).containsExactly("database", "changed", "tables_added", "tables_removed",
                "columns_added", "columns_removed", "columns_changed", "tables", "columns", "ms");
        assertThat(told.path("changed").asBoolean()).isTrue();
        assertThat(told.path("tables_added").toString()).isEqualTo("[\"makers\"]");
        assertThat(told.path("columns_added").toString()).isEqualTo("[\"orders.colour\"]");
        assertThat(told.path("columns_removed").toString()).isEqualTo("[\"orders.total\"]");
        assertThat(told.path("tables").asInt()).isEqualTo(2);

        var again = JSON.readTree(post("/v1/databases/shop/refresh", "").body());
        assertThat(again.path("changed").asBoolean()).isFalse();
        assertThat(post("/v1/databases/nobody/refresh", "").statusCode()).isEqualTo(404);
    }

    @Test
    void refreshesAtTheSameTimeAllSucceed() throws Exception {
        start("--SCHEMA_CHECK_SECONDS=0");
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> refresh = () -> post("/v1/databases/shop/refresh", "").statusCode();
            for (var done : workers.invokeAll(List.of(refresh, refresh, refresh, refresh))) {
                assertThat(done.get()).isEqualTo(200);
            }
        }
        assertThat(ask("How many orders are in Oslo?").path("rows").toString()).isEqualTo("[[2]]");
    }

    private JsonNode ask(String question) throws Exception {
        var response = post("/v1/agent", JSON.writeValueAsString(Map.of("question", question)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(HttpRequest
                .newBuilder(URI.create("http://localhost:" + server.getEnvironment().getProperty("local.server.port")
                        + path))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
