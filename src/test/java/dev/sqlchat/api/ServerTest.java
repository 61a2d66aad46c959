package dev.sqlchat.api;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/actuator/health"})
    void saysThatItIsWell(String path) {
        assertThat(TestServer.json(server.get(path).body()).path("status").asString()).isEqualTo("UP");
    }

    @Test
    void listsTheDatabases() {
        assertThat(server.get("/v1/databases").body()).isEqualTo(
                "{\"databases\":[{\"name\":\"estate\",\"dialect\":\"sqlite\",\"tables\":2,\"today\":\"2026-06-15\"}]}");
    }

    @Test
    void showsWhatADatabaseHolds() {
        JsonNode schema = TestServer.json(server.get("/v1/databases/ESTATE/schema").body());
        JsonNode resources = schema.path("tables").path(0);
        assertThat(resources.path("name").asString()).isEqualTo("resources");
        assertThat(resources.path("estimated_rows").asInt()).isEqualTo(420);
        assertThat(resources.path("primary_key").toString()).isEqualTo("[\"id\"]");
        assertThat(resources.path("columns").path(2).path("samples").toString())
                .isEqualTo("[\"running\",\"stopped\"]");
        assertThat(resources.path("columns").path(0).toString()).startsWith("{\"name\":\"id\"")
                .contains("\"unique\":true,\"distinct_values\":null,\"null_share\":null");
        assertThat(resources.path("columns").path(1).path("unique").asBoolean()).isFalse();
        assertThat(resources.path("referenced_by").toString()).isEqualTo(
                "[{\"table\":\"costs\",\"columns\":[\"resource_id\"],\"referenced_columns\":[\"id\"],\"origin\":\"declared\"}]");
        JsonNode costs = schema.path("tables").path(1);
        assertThat(costs.path("referenced_by").isEmpty()).isTrue();
        assertThat(costs.path("estimated_rows").isNull()).isTrue();
        assertThat(costs.path("references").path(0).toString()).isEqualTo(
                "{\"columns\":[\"resource_id\"],\"table\":\"resources\",\"referenced_columns\":[\"id\"],\"origin\":\"declared\"}");
    }

    @Test
    void runsAQueryOfTheUsersOwn() {
        JsonNode result = TestServer.json(server.post("/v1/sql", "{\"sql\": \"select name from resources\"}").body());
        assertThat(result.propertyNames()).containsExactly("database", "sql", "columns", "rows", "row_count",
                "truncated", "chart", "receipt", "ms");
        assertThat(result.path("columns").path(0).toString()).isEqualTo(
                "{\"name\":\"name\",\"type\":\"text\",\"label\":\"resource\",\"role\":\"category\",\"unit\":null}");
        assertThat(result.path("chart").path("options").path(0).path("type").asString()).isEqualTo("table");
        assertThat(result.path("receipt").path("interpretation").asString()).isEqualTo("The query as you wrote it");
        assertThat(result.path("receipt").path("tables").toString()).isEqualTo("[\"resources\"]");
        assertThat(result.path("receipt").path("checks").path(0).path("name").asString()).isEqualTo("read_only");
        assertThat(result.path("row_count").asInt()).isEqualTo(1);
        assertThat(result.path("truncated").asBoolean()).isFalse();
        assertThat(result.path("sql").asString()).containsIgnoringCase("SELECT name FROM resources");
    }

    @Test
    void compressesWhatIsLarge() {
        assertThat(server.get("/docs/openapi.json", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .hasValue("gzip");
        assertThat(server.get("/docs/openapi.json").headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void describesItselfAsOpenApi() {
        assertThat(server.get("/docs").headers().firstValue("Location").orElse("")).contains("swagger-ui");
        assertThat(server.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        JsonNode api = TestServer.json(server.get("/docs/openapi.json").body());
        assertThat(api.path("paths").propertyNames()).containsExactlyInAnyOrder("/v1/agent", "/v1/agent/stream",
                "/v1/sql", "/v1/databases", "/v1/databases/{name}/schema", "/v1/databases/{name}/refresh",
                "/v1/databases/{name}/questions", "/v1/databases/{name}/complete",
                "/v1/threads", "/v1/threads/{id}",
                "/v1/threads/{id}/export", "/v1/threads/{id}/resume", "/v1/threads/{id}/run", "/v1/analytics",
                "/v1/feedback", "/v1/shares", "/v1/shares/{id}", "/v1/shared/{id}", "/v1/status", "/v1/usage",
                "/v1/usage/users",
                "/v1/verified-queries", "/v1/verified-queries/{id}", "/v1/verified-queries/export",
                "/v1/verified-queries/import");
        assertThat(api.path("components").path("schemas").path("AgentRequest").path("properties").propertyNames())
                .containsExactlyInAnyOrder("question", "thread_id", "database", "edits");
    }

    @Test
    void servesThePage() {
        HttpResponse<String> page = server.get("/");
        assertThat(page.body()).contains("<title>SQL Chat Agent</title>");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/databases", "/nothing", "/docs/openapi.json"})
    void tellsBrowsersToTrustNobodyElse(String path) {
        var headers = server.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
                "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "localhost:9999, 200", "LOCALHOST, 200", "127.0.0.1:1, 200", "[::1]:8000, 200",
            "evil.example, 403", "localhost.evil.example, 403", "localhost:80@evil.example, 400", "'', 403"})
    void answersOnlyUnderItsOwnNames(String host, int status) throws IOException {
        String reply = RawRequest.send(server.port(),
                "GET /v1/databases HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(reply).startsWith("HTTP/1.1 " + status);
        assertThat(reply.contains("host_not_allowed")).isEqualTo(status == 403);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000, 200", "https://127.0.0.1, 200", "http://[::1]:8000, 200",
            "https://evil.example, 403", "null, 403", "http://localhost.evil.example, 403", "localhost, 403",
            "file://, 403"})
    void hearsOnlyPagesOfItsOwnOrigins(String origin, int status) {
        HttpResponse<String> reply = server.post("/v1/sql", "{\"sql\": \"SELECT name FROM resources\"}", "Origin",
                origin);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body().contains("origin_not_allowed")).isEqualTo(status == 403);
    }

    @Test
    void listensOnThisMachineOnly() {
        assertThat(server.listensOnLoopbackOnly()).isTrue();
    }
}
