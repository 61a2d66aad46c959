package dev.sqlchat.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Behind a proxy that knows the server under another name and a path. */
class ProxyTest {

    private static final String KEY = "open-sesame";
    private static final String OUTSIDE = "https://chat.example.com/tools/chat";

    private static TestServer server;
    private static ReverseProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("--API_KEY=" + KEY, "--ALLOWED_HOSTS=localhost,chat.example.com");
        proxy = ReverseProxy.start(server.port(), "/tools/chat",
                Map.of("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https", "X-Forwarded-Host",
                        "chat.example.com", "X-Forwarded-Prefix", "/tools/chat"));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
    }

    @Test
    void thePageNamesNothingOutsideItsFolder() {
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>").doesNotContain("href=\"/", "src=\"/", "url(/");
        assertThat(get("/js/app.js").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).contains("UP");
    }

    @Test
    void redirectsToItsOutsideAddress() {
        assertThat(URI.create(OUTSIDE + "/docs").resolve(location(get("/docs"))))
                .isEqualTo(URI.create(OUTSIDE + "/swagger-ui/index.html"));
        assertThat(get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }

    @Test
    void describesItselfByItsOutsideAddress() {
        var api = json(get("/docs/openapi.json"), 200);
        assertThat(api.path("servers").path(0).path("url").asString()).isEqualTo(OUTSIDE);
        var config = json(get("/docs/openapi.json/swagger-config"), 200);
        assertThat(config.path("url").asString()).isEqualTo("/tools/chat/docs/openapi.json");
        assertThat(get("/swagger-ui/swagger-initializer.js").body())
                .contains("\"/tools/chat/docs/openapi.json/swagger-config\"");
    }

    @Test
    void tellsEachCallerItsOwnAddress() {
        assertThat(location(get("/docs"))).contains("/tools/chat/");

        var direct = "http://localhost:" + server.port();
        assertThat(location(server.get("/docs"))).isIn("/swagger-ui/index.html", direct + "/swagger-ui/index.html");
        assertThat(json(server.get("/docs/openapi.json"), 200).path("servers").path(0).path("url").asString())
                .isEqualTo(direct);
        assertThat(json(server.get("/docs/openapi.json/swagger-config"), 200).path("url").asString())
                .isEqualTo("/docs/openapi.json");
        assertThat(server.get("/swagger-ui/swagger-initializer.js").body())
                .contains("\"/docs/openapi.json/swagger-config\"");
    }

    @Test
    void asksSharesAndStreams() {
        var events = Events.of(post("/v1/agent/stream", "{\"question\": \"How many?\", \"thread_id\": \"t\"}"));
        assertThat(events.getLast().name()).isEqualTo("answer");

        var shared = post("/v1/shares", "{\"thread_id\": \"t\"}");
        var id = json(shared, 201).path("id").asString();
        assertThat(location(shared)).isEqualTo(OUTSIDE + "/v1/shared/" + id);
        assertThat(json(send(HttpRequest.newBuilder(proxy.uri("/v1/shared/" + id))), 200).path("turns")).hasSize(1);
        assertThat(json(get("/v1/nothing"), 404).path("code").asString()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Host, evil.example", "X-Forwarded-Host, 'chat.example.com, evil.example'",
            "X-Forwarded-Prefix, //evil.example", "X-Forwarded-Prefix, https://evil.example",
            "X-Forwarded-Prefix, /../evil.example", "X-Forwarded-Prefix, '/a,//evil.example'",
            "X-Forwarded-Proto, evil.example", "X-Forwarded-Port, evil.example", "Forwarded, host=evil.example"})
    void believesNoNonsense(String header, String value) {
        assertThat(location(server.get("/docs", ShownKey.HEADER, KEY, header, value)))
                .isIn("/swagger-ui/index.html", "http://localhost:" + server.port() + "/swagger-ui/index.html");
    }

    @Test
    void believesOnlyProxiesThatItTrusts() {
        try (var wary = TestServer.start("--TRUSTED_PROXIES=10.0.0.0/8", "--API_KEY=" + KEY)) {
            assertThat(location(wary.get("/docs", ShownKey.HEADER, KEY, "X-Forwarded-Prefix", "/tools/chat")))
                    .doesNotContain("/tools");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
            "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Real-IP", "Via", "x-FORWARDED-anything"})
    void whatIsPassedOnIsNeverLocal(String header) {
        try (var keyless = TestServer.start()) {
            for (var value : new String[]{"127.0.0.1", ""}) {
                var refused = keyless.get("/v1/databases", header, value);
                assertThat(json(refused, 403).path("code").asString()).isEqualTo("local_only");
            }
        }
        assertThat(json(server.get("/docs/openapi.json", header, "127.0.0.1"), 403).path("code").asString())
                .isEqualTo("missing_key");
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(proxy.uri(path)).header(ShownKey.HEADER, KEY));
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(proxy.uri(path)).header(ShownKey.HEADER, KEY)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return server.send(request);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestServer.json(response.body());
    }
}
