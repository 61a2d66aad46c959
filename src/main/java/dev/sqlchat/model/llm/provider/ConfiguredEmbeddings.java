package dev.sqlchat.model.llm.provider;

import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.EmbeddingMonitor;
import dev.sqlchat.model.llm.EmbeddingSettings;
import dev.sqlchat.model.llm.EmbeddingStatus;
import dev.sqlchat.model.llm.Provider;
import dev.sqlchat.model.llm.provider.OpenAiApi.Place;

/** The model for embeddings that the settings name, if they name one. */
public final class ConfiguredEmbeddings implements EmbeddingMonitor {

    private static final int MOST_TEXTS = 256;
    /** Servers of one's own have less room. */
    private static final int FEW_TEXTS = 32;

    private final @Nullable EmbeddingSettings settings;
    private final @Nullable ProvidedEmbeddings model;

    private ConfiguredEmbeddings(@Nullable EmbeddingSettings settings) {
        this.settings = settings;
        this.model = settings == null ? null : open(settings);
    }

    /** Nothing is sent before the model is first used. */
    public static ConfiguredEmbeddings of(@Nullable EmbeddingSettings settings) {
        return new ConfiguredEmbeddings(settings);
    }

    @Nullable
    EmbeddingSettings settings() {
        return settings;
    }

    /** Null where none is set. */
    public @Nullable ProvidedEmbeddings model() {
        return model;
    }

    @Override
    public EmbeddingStatus status() {
        return model == null ? EmbeddingStatus.OFF : model.status();
    }

    private static ProvidedEmbeddings open(EmbeddingSettings settings) {
        var failures = new Failures(settings.provider(), Clock.systemUTC(), EmbeddingSettings::named);
        return new ProvidedEmbeddings(settings, api(settings, new Caller(settings.provider().credential(), failures)),
                new Wire(failures), failures);
    }

    private static EmbeddingApi api(EmbeddingSettings settings, Caller caller) {
        var provider = settings.provider();
        String address = provider.address().toString();
        return switch (provider.provider()) {
            case AZURE -> new OpenAiEmbeddings(LanguageModels.azure(provider, caller), settings.dimensions(),
                    MOST_TEXTS);
            case GEMINI -> new GeminiEmbeddings(address, provider.model(), caller.key(), settings.dimensions());
            case OLLAMA -> new OllamaEmbeddings(address, provider.model(), caller.headers(), settings.dimensions());
            case ANTHROPIC -> throw new IllegalStateException("it makes no embeddings");
            case OPENAI, OPENAI_COMPATIBLE -> new OpenAiEmbeddings(
                    new Place(address, provider.model(), caller::headers, Map.of()), settings.dimensions(),
                    provider.provider() == Provider.OPENAI ? MOST_TEXTS : FEW_TEXTS);
        };
    }
}
