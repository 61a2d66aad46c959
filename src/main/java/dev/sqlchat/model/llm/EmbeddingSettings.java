package dev.sqlchat.model.llm;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Which model makes embeddings. Its provider is described as that of the language model, under names of its own; address and
 * key are the language model's where the provider is the same.
 *
 * @param provider {@code EMBEDDINGS_PROVIDER}, {@code EMBEDDINGS_MODEL}, {@code EMBEDDINGS_BASE_URL},
 *        {@code EMBEDDINGS_API_KEY}
 * @param dimensions {@code EMBEDDINGS_DIMENSIONS}; null leaves them to the model
 */
public record EmbeddingSettings(ProviderSettings provider, @Nullable Integer dimensions) {

    private static final String PROVIDER = "EMBEDDINGS_PROVIDER";
    private static final String MODEL = "EMBEDDINGS_MODEL";
    private static final int MOST_DIMENSIONS = 16_384;

    /** What a setting of the language model is called here. */
    private static final Map<String, String> NAMES = Map.of(ProviderSettings.PROVIDER, PROVIDER, "LLM_MODEL", MODEL,
            "LLM_BASE_URL", "EMBEDDINGS_BASE_URL", "LLM_API_KEY", "EMBEDDINGS_API_KEY");
    private static final Set<String> SHARED = Set.of("LLM_API_VERSION", "LLM_ENTRA_TOKEN", "LLM_ENTRA_TOKEN_FILE",
            "LLM_TIMEOUT_SECONDS");

    /**
     * Null where none is set.
     *
     * @throws InvalidSetting for the first value that cannot be used or is missing
     */
    public static @Nullable EmbeddingSettings from(SettingValues values) {
        var provider = values.read(PROVIDER, EmbeddingSettings::provider, null, labels());
        if (provider == null) {
            return null;
        }
        if (values.text(MODEL) == null) {
            throw new InvalidSetting(MODEL,
                    "set it to a model of " + provider.label() + " that makes embeddings, such as "
                            + example(provider) + ".");
        }
        return new EmbeddingSettings(provider(values, provider),
                values.text("EMBEDDINGS_DIMENSIONS") == null
                        ? null
                        : (int) values.number("EMBEDDINGS_DIMENSIONS", 0, 1, MOST_DIMENSIONS));
    }

    private static Provider provider(String label) {
        var provider = Provider.of(label);
        if (provider == Provider.ANTHROPIC) {
            throw new IllegalArgumentException("it makes no embeddings");
        }
        return provider;
    }

    private static String labels() {
        return Arrays.stream(Provider.values()).filter(provider -> provider != Provider.ANTHROPIC).map(Provider::label)
                .collect(Collectors.joining(", "));
    }

    private static String example(Provider provider) {
        return switch (provider) {
            case OPENAI -> "text-embedding-3-small";
            case AZURE -> "the name of a deployment";
            case GEMINI -> "gemini-embedding-001";
            case OLLAMA -> "nomic-embed-text";
            case ANTHROPIC, OPENAI_COMPATIBLE -> "the name that the server lists at /models";
        };
    }

    private static ProviderSettings provider(SettingValues values, Provider provider) {
        var same = provider.label().equalsIgnoreCase(values.text(ProviderSettings.PROVIDER));
        try {
            return ProviderSettings.from(new SettingValues(key -> text(values, key, same)));
        } catch (InvalidSetting wrong) {
            var key = NAMES.getOrDefault(wrong.key(), wrong.key());
            throw new InvalidSetting(key,
                    named(String.valueOf(wrong.getMessage())).replaceFirst("^" + key + ": ", ""));
        }
    }

    private static @Nullable String text(SettingValues values, String key, boolean sameProvider) {
        var name = NAMES.get(key);
        if (name == null) {
            return SHARED.contains(key) ? values.text(key) : null;
        }
        var own = values.text(name);
        return own == null && sameProvider ? values.text(key) : own;
    }

    /** A message with the settings called as they are here. */
    public static String named(String message) {
        var text = message;
        for (var name : NAMES.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }
}
