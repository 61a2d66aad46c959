package dev.sqlchat.model.llm;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.model.llm.LlmSettings.Mode;
import dev.sqlchat.model.llm.ProviderSettings.Credential;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LlmSettingsTest {

    private static final Map<String, String> OPENAI = Map.of("LLM_PROVIDER", "openai", "LLM_MODEL", "m",
            "LLM_API_KEY", "secret-key");

    private static LlmSettings settings(Map<String, String> values) {
        return LlmSettings.from(new SettingValues(values::get));
    }

    private static LlmSettings openAi(Map<String, String> more) {
        var values = new HashMap<>(OPENAI);
        values.putAll(more);
        return settings(values);
    }

    @Test
    void isEmbeddedWithoutAProvider() {
        assertThat(settings(Map.of())).isEqualTo(LlmSettings.EMBEDDED);
        assertThat(settings(Map.of("LLM_API_KEY", "x", "LLM_TIMEOUT_SECONDS", "5"))).isEqualTo(LlmSettings.EMBEDDED);
    }

    @Test
    void looksAtNoProviderInTheEmbeddedMode() {
        assertThat(settings(Map.of("LLM_MODE", "embedded", "LLM_PROVIDER", "nobody"))).isEqualTo(LlmSettings.EMBEDDED);
    }

    @Test
    void isHybridOnceAProviderIsSet() {
        var settings = openAi(Map.of());
        assertThat(settings.mode()).isEqualTo(Mode.HYBRID);
        assertThat(settings.provider()).satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("openai/m");
            assertThat(provider.address()).hasToString("https://api.openai.com/v1");
            assertThat(provider.credential()).isEqualTo(new Credential.Key("secret-key"));
            assertThat(provider.prices()).isNull();
        });
        assertThat(settings.toString()).doesNotContain("secret-key");
    }

    @Test
    void takesAnAddressWithOrWithoutTheCall() {
        for (var address : new String[]{"http://h:1/v1", "http://h:1/v1/", "http://h:1/v1/chat/completions"}) {
            assertThat(openAi(Map.of("LLM_BASE_URL", address)).provider().address()).hasToString("http://h:1/v1");
        }
    }

    @Test
    void signsInToAzureByKeyOrToken() {
        var azure = Map.of("LLM_PROVIDER", "azure", "LLM_MODEL", "d", "LLM_BASE_URL", "https://n.openai.azure.com");
        var token = new HashMap<>(azure);
        token.put("LLM_ENTRA_TOKEN", "eyJ.secret");
        assertThat(settings(token).provider().credential()).isEqualTo(new Credential.Token("eyJ.secret"));
        assertThat(settings(token).toString()).doesNotContain("eyJ.secret");
        assertThatThrownBy(() -> settings(azure)).isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("LLM_ENTRA_TOKEN");
    }

    @Test
    void readsPrices() {
        var prices = openAi(Map.of("LLM_INPUT_PRICE", "0.25", "LLM_OUTPUT_PRICE", "2")).provider().prices();
        assertThat(prices.of(1_000_000, 500_000)).isEqualByComparingTo(new BigDecimal("1.25"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LLM_PROVIDER         | chatgpt             | openai, azure, anthropic, gemini, ollama, openai-compatible
            LLM_MODEL            | ''                  | set it to the model
            LLM_API_KEY          | ''                  | set it to your key for openai
            LLM_API_KEY          | my key              | cannot be sent
            LLM_BASE_URL         | localhost:80        | allowed is an address
            LLM_BASE_URL         | https://u:p@h/v1    | without key or query
            LLM_BASE_URL         | https://h/v1?key=1  | without key or query
            LLM_MODE             | both                | hybrid, llm or embedded
            LLM_ROWS             | some                | none, sample or all
            LLM_PROTOCOL         | xml                 | auto, tools, json or text
            LLM_TIMEOUT_SECONDS  | 0                   | from 1 to 600
            LLM_CONTEXT_TOKENS   | 10                  | from 1024
            LLM_INPUT_PRICE      | -1                  | USD for a million tokens
            """)
    void saysWhatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> openAi(Map.of(key, value))).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(key + ": ").hasMessageContaining(message);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> settings(Map.of("LLM_MODE", "llm"))).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("LLM_MODE: ").hasMessageContaining("LLM_PROVIDER");
        assertThatThrownBy(() -> settings(Map.of("LLM_PROVIDER", "openai-compatible", "LLM_MODEL", "m")))
                .isInstanceOf(InvalidSetting.class).hasMessageStartingWith("LLM_BASE_URL: ");
        assertThatThrownBy(() -> openAi(Map.of("LLM_OUTPUT_PRICE", "1"))).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("LLM_INPUT_PRICE: ");
    }
}
