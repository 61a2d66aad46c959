package dev.sqlchat.model.llm.provider;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiTest extends ChatCompletionsContract {

    @Override
    Map<String, String> settings() {
        return Map.of("LLM_PROVIDER", "openai", "LLM_MODEL", "gpt-5-mini", "LLM_BASE_URL", server.address() + "/v1",
                "LLM_API_KEY", SECRET);
    }

    @Override
    String limitName() {
        return "max_completion_tokens";
    }

    @Test
    void namesTheLimitAsAnOlderServerWantsIt() {
        server.replies(ProviderServer.status(400, Map.of(),
                error("Unrecognized request argument supplied: max_completion_tokens")), textStream());
        model().complete(prompt(), text -> {});
        assertThat(server.request().body().has("max_completion_tokens")).isFalse();
        assertThat(server.request().body().path("max_tokens").intValue()).isEqualTo(100);
    }
}
