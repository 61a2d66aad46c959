package dev.sqlchat.model.llm.provider;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiCompatibleTest extends ChatCompletionsContract {

    @Override
    Map<String, String> settings() {
        return Map.of("LLM_PROVIDER", "openai-compatible", "LLM_MODEL", "qwen", "LLM_BASE_URL",
                server.address() + "/v1", "LLM_API_KEY", SECRET);
    }

    @Override
    String limitName() {
        return "max_tokens";
    }

    @Test
    void namesTheLimitAsTheModelWantsIt() {
        server.replies(ProviderServer.status(400, Map.of(), error("Unsupported parameter: 'max_tokens' is not supported"
                + " with this model. Use 'max_completion_tokens' instead.")), textStream());
        model().complete(prompt(), text -> {});
        assertThat(server.request().body().has("max_tokens")).isFalse();
        assertThat(server.request().body().path("max_completion_tokens").intValue()).isEqualTo(100);
    }

    @Test
    void worksWithoutAKey() {
        server.replies(textStream());
        model(Map.of("LLM_API_KEY", "")).complete(prompt(), text -> {});
        assertThat(server.request().header("Authorization")).isNull();
    }
}
