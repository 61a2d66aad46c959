package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.sqlchat.model.llm.EmbeddingSettings;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.settings.InvalidSetting;

/** One short call before a server starts, as {@link StartCheck} makes one. */
final class EmbeddingStartCheck implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(EmbeddingStartCheck.class);
    private static final Duration TIME = Duration.ofSeconds(10);

    private final ConfiguredEmbeddings configured;

    EmbeddingStartCheck(ConfiguredEmbeddings configured) {
        this.configured = configured;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var model = configured.model();
        var settings = configured.settings();
        if (model == null || settings == null) {
            return;
        }
        try {
            model.embed(List.of("ready"), TIME);
        } catch (LanguageModelFailure failure) {
            judge(failure, settings);
        }
    }

    private static void judge(LanguageModelFailure failure, EmbeddingSettings settings) {
        String message = String.valueOf(failure.getMessage());
        switch (failure.kind()) {
            case UNAUTHORIZED -> throw new InvalidSetting(
                    EmbeddingSettings.named(settings.provider().credential().setting()), message);
            case UNKNOWN_MODEL -> throw new InvalidSetting("EMBEDDINGS_MODEL", message);
            case MALFORMED -> throw new InvalidSetting("EMBEDDINGS_BASE_URL", message);
            case RATE_LIMITED, UNREACHABLE, TIMED_OUT, PROVIDER, REJECTED, BUDGET, CANCELLED -> log.warn("{}",
                    message);
        }
    }
}
