package dev.sqlchat.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusEndpointTest {

    @Test
    void tellsWhatRunsHere() {
        try (var server = TestServer.start()) {
            var response = server.get("/v1/status");
            assertThat(response.statusCode()).isEqualTo(200);
            var status = TestServer.json(response.body());
            assertThat(status.path("versions").path("java").stringValue()).startsWith("25");
            assertThat(status.path("language_model").toString()).isEqualTo("""
                    {"mode":"embedded","provider":null,"model":null,"state":"off","capabilities":null,\
                    "protocol":"auto","rows":"sample","problem":null}""");
            assertThat(status.path("embeddings").toString()).isEqualTo("""
                    {"provider":null,"model":null,"state":"off","dimensions":null,"problem":null}""");
            assertThat(status.path("databases").size()).isEqualTo(1);
            assertThat(status.path("sharing").asBoolean()).isTrue();
        }
    }

    @Test
    void tellsOfTheModelAndShowsNoSecret() throws IOException {
        var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            var bytes = "{\"error\": \"out of order\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
        try (var server = TestServer.start("--LLM_PROVIDER=openai-compatible", "--LLM_MODEL=qwen",
                "--LLM_API_KEY=secret-key",
                "--LLM_BASE_URL=http://localhost:" + provider.getAddress().getPort() + "/v1")) {
            var body = server.get("/v1/status").body();
            var model = TestServer.json(body).path("language_model");
            assertThat(model.path("mode").stringValue()).isEqualTo("hybrid");
            assertThat(model.path("provider").stringValue()).isEqualTo("openai-compatible");
            assertThat(model.path("model").stringValue()).isEqualTo("qwen");
            assertThat(model.path("state").stringValue()).isEqualTo("failing");
            assertThat(model.path("problem").stringValue()).contains("out of order");
            assertThat(body).doesNotContain("secret-key");
        } finally {
            provider.stop(0);
        }
    }
}
