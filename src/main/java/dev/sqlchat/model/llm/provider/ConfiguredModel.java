package dev.sqlchat.model.llm.provider;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.LlmMonitor;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.model.llm.LlmStatus;
import dev.sqlchat.model.llm.LlmStatus.State;
import dev.sqlchat.model.llm.ProviderSettings;

/** The language model that the settings name, if they name one. */
public final class ConfiguredModel implements LlmMonitor {

    private final LlmSettings settings;
    private final @Nullable ProvidedModel model;

    private ConfiguredModel(LlmSettings settings, @Nullable ProvidedModel model) {
        this.settings = settings;
        this.model = model;
    }

    /** Nothing is sent before the model is first used. */
    public static ConfiguredModel of(LlmSettings settings) {
        return of(settings, KeptCapabilities.NONE);
    }

    static ConfiguredModel of(LlmSettings settings, KeptCapabilities kept) {
        var provider = settings.provider();
        return new ConfiguredModel(settings,
                provider == null ? null : LanguageModels.open(provider, settings.protocol(), kept));
    }

    public LlmSettings settings() {
        return settings;
    }

    /** Null in the embedded mode. */
    public @Nullable ProvidedModel model() {
        return model;
    }

    @Override
    public LlmStatus status() {
        var provider = settings.provider();
        return model == null || provider == null ? off() : status(provider, model);
    }

    private LlmStatus off() {
        return new LlmStatus(settings.mode(), null, null, State.OFF, null, settings.protocol(), settings.rows(), null);
    }

    private LlmStatus status(ProviderSettings provider, ProvidedModel opened) {
        var problem = opened.problem();
        var state = problem != null ? State.FAILING : opened.tried() ? State.READY : State.UNTRIED;
        return new LlmStatus(settings.mode(), provider.provider().label(), provider.model(), state, opened.known(),
                settings.protocol(), settings.rows(), problem == null ? null : problem.getMessage());
    }
}
