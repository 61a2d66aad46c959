package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** By Microsoft's reference of Azure OpenAI. */
class AzureTest extends ChatCompletionsContract {

    @TempDir
    private Path folder;

    @Override
    Map<String, String> settings() {
        return Map.of("LLM_PROVIDER", "azure", "LLM_MODEL", "our-gpt", "LLM_BASE_URL", server.address(),
                "LLM_API_KEY", SECRET);
    }

    @Override
    String limitName() {
        return "max_completion_tokens";
    }

    @Override
    void assertAddressed(ProviderServer.Request request, boolean streaming) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/openai/deployments/our-gpt/chat/completions");
        assertThat(request.query()).isEqualTo("api-version=2024-10-21");
        assertThat(request.header("api-key")).isEqualTo(SECRET);
        assertThat(request.header("Authorization")).isNull();
        assertThat(request.body().path("stream").asBoolean()).isEqualTo(streaming);
    }

    @Test
    void asksForTheVersionThatIsSet() {
        server.replies(textStream());
        model(Map.of("LLM_API_VERSION", "2025-04-01-preview")).complete(prompt(), text -> {});
        assertThat(server.request().query()).isEqualTo("api-version=2025-04-01-preview");
    }

    @Test
    void takesTheInterfaceWithoutVersions() {
        server.replies(textStream());
        model(Map.of("LLM_BASE_URL", server.address() + "/openai/v1/")).complete(prompt(), text -> {});
        assertThat(server.request().path()).isEqualTo("/openai/v1/chat/completions");
        assertThat(server.request().query()).isEqualTo("null");
        assertThat(server.request().header("api-key")).isEqualTo(SECRET);
    }

    @Test
    void signsInByAToken() {
        server.replies(textStream());
        model(Map.of("LLM_API_KEY", "", "LLM_ENTRA_TOKEN", "eyJ.token")).complete(prompt(), text -> {});
        assertThat(server.request().header("Authorization")).isEqualTo("Bearer eyJ.token");
        assertThat(server.request().header("api-key")).isNull();
    }

    @Test
    void readsTheTokenAnewForEachCall() throws IOException {
        server.replies(textStream());
        var file = folder.resolve("token");
        var model = model(Map.of("LLM_API_KEY", "", "LLM_ENTRA_TOKEN_FILE", file.toString()));
        for (var token : new String[]{"first", "second"}) {
            Files.writeString(file, token + "\n");
            model.complete(prompt(), text -> {});
            assertThat(server.request().header("Authorization")).isEqualTo("Bearer " + token);
        }
    }

    @Test
    void saysThatThereIsNoToken() {
        var failure = failure(prompt(), Map.of("LLM_API_KEY", "", "LLM_ENTRA_TOKEN_FILE",
                folder.resolve("none").toString()));
        assertThat(failure).hasMessageContaining("LLM_ENTRA_TOKEN_FILE").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.UNAUTHORIZED);
        assertThat(server.requests()).isEmpty();
    }
}
