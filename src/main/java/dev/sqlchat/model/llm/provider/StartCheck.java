package dev.sqlchat.model.llm.provider;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LlmSettings.Mode;
import dev.sqlchat.model.llm.ProviderSettings;
import dev.sqlchat.settings.InvalidSetting;

/**
 * One short call before a server starts. A wrong setting stops the start. A provider that is away does not: it may come
 * back, and until then the embedded engine answers what it can.
 */
final class StartCheck implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StartCheck.class);
    private static final Duration TIME = Duration.ofSeconds(10);

    private final ConfiguredModel configured;

    StartCheck(ConfiguredModel configured) {
        this.configured = configured;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var model = configured.model();
        var provider = configured.settings().provider();
        if (model != null && provider != null) {
            check(model, provider);
        }
    }

    private void check(ProvidedModel model, ProviderSettings provider) {
        try {
            model.check(TIME);
            Thread.ofVirtual().name("llm-probe").start(() -> probe(model));
        } catch (LanguageModelFailure failure) {
            judge(failure, provider);
        }
    }

    private void judge(LanguageModelFailure failure, ProviderSettings provider) {
        String message = String.valueOf(failure.getMessage());
        switch (failure.kind()) {
            case UNAUTHORIZED -> throw new InvalidSetting(provider.credential().setting(), message);
            case UNKNOWN_MODEL -> throw new InvalidSetting("LLM_MODEL", message);
            case MALFORMED -> throw new InvalidSetting("LLM_BASE_URL", message);
            case RATE_LIMITED, UNREACHABLE, TIMED_OUT, PROVIDER, REJECTED, BUDGET, CANCELLED -> log.warn("{} {}",
                    message, meanwhile());
        }
    }

    private String meanwhile() {
        return configured.settings().mode() == Mode.LLM
                ? "Until then no question is answered."
                : "Until then the embedded engine answers what it can.";
    }

    private static void probe(ProvidedModel model) {
        try {
            log.info("{} can do: {}", model.name(), model.find());
        } catch (LanguageModelFailure failure) {
            log.warn("{}", failure.getMessage());
        }
    }
}
