package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.model.llm.LlmStatus.State;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class StartCheckTest {

    private static final String READY = """
            data: {"choices": [{"index": 0, "delta": {"content": "ready"}, "finish_reason": "stop"}]}

            data: [DONE]

            """;

    private ProviderServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProviderServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ConfiguredModel configured(Map<String, String> more) {
        var values = new HashMap<>(Map.of("LLM_PROVIDER", "openai-compatible", "LLM_MODEL", "qwen", "LLM_BASE_URL",
                server.address() + "/v1", "LLM_API_KEY", "secret-key"));
        values.putAll(more);
        return ConfiguredModel.of(LlmSettings.from(new SettingValues(values::get)));
    }

    private ConfiguredModel checked(Map<String, String> more) {
        var configured = configured(more);
        new StartCheck(configured).afterSingletonsInstantiated();
        return configured;
    }

    @Test
    void callsNobodyWithoutAProvider() {
        server.replies(ProviderServer.status(500, Map.of(), ""));
        var status = checked(Map.of("LLM_MODE", "embedded")).status();
        assertThat(status.state()).isEqualTo(State.OFF);
        assertThat(status.provider()).isNull();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void findsOutInTheBackgroundWhatTheModelCanDo() throws InterruptedException {
        server.replies(ProviderServer.stream("text/event-stream", READY));
        var configured = checked(Map.of());
        assertThat(configured.status().state()).isEqualTo(State.READY);
        while (configured.status().capabilities() == null) {
            Thread.sleep(20);
        }
        assertThat(configured.status().capabilities()).isEqualTo(new Capabilities(false, false, true));
        assertThat(configured.status().provider()).isEqualTo("openai-compatible");
        assertThat(configured.status().model()).isEqualTo("qwen");
    }

    @Test
    void stopsTheStartWhereASettingIsWrong() {
        for (int status : List.of(401, 404)) {
            server.replies(ProviderServer.status(status, Map.of(), "{}"));
            assertThatThrownBy(() -> checked(Map.of())).isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith(status == 401 ? "LLM_API_KEY: " : "LLM_MODEL: ")
                    .hasMessageNotContaining("secret-key");
        }
        server.replies(ProviderServer.json("<html>It works!</html>"));
        assertThatThrownBy(() -> checked(Map.of())).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("LLM_BASE_URL: ");
    }

    @Test
    void startsWhileTheProviderIsAway() {
        server.close();
        var status = checked(Map.of()).status();
        assertThat(status.state()).isEqualTo(State.FAILING);
        assertThat(status.problem()).contains("LLM_BASE_URL");
    }

    @Test
    void isReadyAgainOnceACallGoesWell() {
        server.replies(ProviderServer.status(500, Map.of(), ""), ProviderServer.status(500, Map.of(), ""),
                ProviderServer.status(500, Map.of(), ""), ProviderServer.status(500, Map.of(), ""),
                ProviderServer.status(500, Map.of(), ""), ProviderServer.status(500, Map.of(), ""),
                ProviderServer.stream("text/event-stream", READY));
        var configured = checked(Map.of());
        assertThat(configured.status().state()).isEqualTo(State.FAILING);
        configured.model().capabilities();
        assertThat(configured.status().state()).isEqualTo(State.READY);
        assertThat(configured.status().problem()).isNull();
    }
}
