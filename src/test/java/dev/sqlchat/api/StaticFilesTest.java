package dev.sqlchat.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers may keep, and in which form it comes. */
class StaticFilesTest {

    private static final String CHARTS = "/_static/echarts/6.0.0/dist/echarts.esm.min.mjs";
    private static final String ZIP = "/webjars/jszip/3.10.1/dist/jszip.min.js";

    private static TestServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/js/app.js", "/css/base.css", "/icon.svg"})
    void thePageIsKeptButAskedFor(String path) {
        var file = server.get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(file, "ETag")).matches("W/\"[0-9a-f]{32}\"");
        assertThat(file.headers().firstValue("Last-Modified")).isEmpty();

        var again = server.get(path, "If-None-Match", header(file, "ETag"), "Accept-Encoding", "gzip");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get(path, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHARTS, ZIP})
    void librariesAreKeptForEver(String path) {
        var library = server.get(path);
        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(header(library, "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(header(library, "Content-Type")).startsWith("text/javascript");
        assertThat(server.get(path.replaceAll("\\d+\\.\\d+\\.\\d+", "0.0.1")).headers().firstValue("Cache-Control")
                .orElse("")).doesNotContain("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../application.yml", "/_static/../application.yml", "/webjars/..%2fapplication.yml",
            "/_static/", "/webjars/"})
    void nothingElseIsServed(String path) throws IOException {
        assertThat(RawRequest.send(server.port(),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 200").doesNotContain("spring:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/js/strings.js", "/css/base.css", CHARTS, ZIP, "/docs/openapi.json",
            "/v1/databases/estate/schema"})
    void textIsCompressedForWhoWantsThat(String path) throws Exception {
        var compressed = compressed(HttpRequest.newBuilder(server.uri(path)));
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "Vary").toLowerCase(Locale.ROOT)).contains("accept-encoding");
        var plain = server.get(path).body();
        assertThat(compressed.body().length).isLessThan(plain.length());
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
    }

    @Test
    void aStreamIsNot() throws Exception {
        var stream = compressed(HttpRequest.newBuilder(server.uri("/v1/agent/stream"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"question\": \"many rows\"}")));
        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(stream.body(), StandardCharsets.UTF_8)).contains("event: answer");
    }

    private static HttpResponse<byte[]> compressed(HttpRequest.Builder request) throws Exception {
        return client.send(request.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
