package dev.sqlchat.model.llm;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.model.llm.ProviderSettings.Credential;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddingSettingsTest {

    private static EmbeddingSettings settings(Map<String, String> values) {
        return EmbeddingSettings.from(new SettingValues(values::get));
    }

    @Test
    void areNoneWithoutAProvider() {
        assertThat(settings(Map.of("LLM_PROVIDER", "openai", "EMBEDDINGS_MODEL", "m"))).isNull();
    }

    @Test
    void takeAddressAndKeyOfTheSameProvider() {
        var provider = Objects.requireNonNull(settings(Map.of("EMBEDDINGS_PROVIDER", "openai", "EMBEDDINGS_MODEL", "e",
                "LLM_PROVIDER", "OpenAI", "LLM_MODEL", "m", "LLM_API_KEY", "key", "LLM_BASE_URL", "http://proxy/v1",
                "LLM_INPUT_PRICE", "1", "LLM_OUTPUT_PRICE", "1"))).provider();
        assertThat(provider.name()).isEqualTo("openai/e");
        assertThat(provider.address()).hasToString("http://proxy/v1");
        assertThat(provider.credential()).isEqualTo(new Credential.Key("key"));
        assertThat(provider.prices()).as("those of the language model").isNull();
    }

    @Test
    void takeNothingOfAnotherProvider() {
        var provider = Objects.requireNonNull(settings(Map.of("EMBEDDINGS_PROVIDER", "ollama", "EMBEDDINGS_MODEL", "e",
                "LLM_PROVIDER", "openai", "LLM_API_KEY", "key", "LLM_BASE_URL", "http://proxy/v1"))).provider();
        assertThat(provider.address()).hasToString("http://localhost:11434");
        assertThat(provider.credential()).isEqualTo(new Credential.None());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "EMBEDDINGS_PROVIDER | anthropic | EMBEDDINGS_PROVIDER: 'anthropic' cannot be used",
            "EMBEDDINGS_PROVIDER | nobody | EMBEDDINGS_PROVIDER: 'nobody' cannot be used",
            "EMBEDDINGS_MODEL | '' | EMBEDDINGS_MODEL: set it to a model of openai that makes embeddings",
            "EMBEDDINGS_API_KEY | '' | EMBEDDINGS_API_KEY: set it to your key for openai",
            "EMBEDDINGS_BASE_URL | ftp://x | EMBEDDINGS_BASE_URL: 'ftp://x' cannot be used",
            "EMBEDDINGS_DIMENSIONS | many | EMBEDDINGS_DIMENSIONS: 'many' cannot be used"})
    void sayUnderTheirOwnNamesWhatIsWrong(String key, String value, String message) {
        var values = new HashMap<>(Map.of("EMBEDDINGS_PROVIDER", "openai", "EMBEDDINGS_MODEL", "e",
                "EMBEDDINGS_API_KEY", "key"));
        values.put(key, value);
        assertThatThrownBy(() -> settings(values)).isInstanceOf(InvalidSetting.class).hasMessageStartingWith(message)
                .hasMessageNotContaining("LLM_");
    }
}
