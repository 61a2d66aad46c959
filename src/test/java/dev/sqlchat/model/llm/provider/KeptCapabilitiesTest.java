package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class KeptCapabilitiesTest {

    private static final String READY = """
            data: {"choices": [{"index": 0, "delta": {"content": "ready"}, "finish_reason": "stop"}]}

            data: [DONE]

            """;

    @TempDir
    private Path folder;

    private ProviderServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProviderServer();
        server.replies(ProviderServer.stream("text/event-stream", READY));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path file() {
        return folder.resolve("new").resolve("capabilities.json");
    }

    private ConfiguredModel configured(Clock clock) {
        var values = Map.of("LLM_PROVIDER", "openai-compatible", "LLM_MODEL", "qwen", "LLM_BASE_URL",
                server.address() + "/v1", "LLM_API_KEY", "secret-key");
        return ConfiguredModel.of(LlmSettings.from(new SettingValues(values::get)),
                new KeptCapabilities(file(), clock));
    }

    private Capabilities capabilities(Clock clock) {
        return configured(clock).model().capabilities();
    }

    @Test
    void aNextProcessNeedNotFindItOut() throws IOException {
        var found = capabilities(Clock.systemUTC());
        assertThat(server.requests()).hasSize(3);
        assertThat(capabilities(Clock.systemUTC())).isEqualTo(found);
        assertThat(server.requests()).hasSize(3);
        assertThat(Files.readString(file())).doesNotContain("secret-key");
    }

    @Test
    void findsItOutAnewAfterAWeek() {
        capabilities(Clock.offset(Clock.systemUTC(), Duration.ofDays(-8)));
        capabilities(Clock.systemUTC());
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void aServerFindsItOutAnew() throws IOException, InterruptedException {
        capabilities(Clock.systemUTC());
        Files.delete(file());
        new StartCheck(configured(Clock.systemUTC())).afterSingletonsInstantiated();
        while (server.requests().size() < 7 || !Files.exists(file())) {
            Thread.sleep(20);
        }
    }

    @Test
    void getsOverAFileThatIsBroken() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"openai");
        capabilities(Clock.systemUTC());
        assertThat(server.requests()).hasSize(3);
        assertThat(Files.readString(file())).contains("openai-compatible/qwen");
    }
}
