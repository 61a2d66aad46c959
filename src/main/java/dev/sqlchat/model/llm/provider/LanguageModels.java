package dev.sqlchat.model.llm.provider;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.ProviderSettings;
import dev.sqlchat.model.llm.ProviderSettings.Credential;

/** Opens language models. */
public final class LanguageModels {

    private LanguageModels() {}

    /** Nothing is sent before the model is first used. */
    public static LanguageModel open(ProviderSettings settings) {
        var failures = new Failures(settings, Clock.systemUTC());
        var endpoint = new Endpoint(api(settings, new Wire(failures)), new Completions(failures, settings.prices()),
                failures);
        return new ProvidedModel(settings.name(), settings.timeout(), new Capabilities(true, true, true),
                new Attempts(endpoint, failures));
    }

    private static Api api(ProviderSettings settings, Wire wire) {
        return switch (settings.provider()) {
            case OPENAI -> openAi(settings, OpenAiApi.Limit.MAX_COMPLETION_TOKENS, wire);
            case OPENAI_COMPATIBLE, AZURE, ANTHROPIC, GEMINI, OLLAMA -> openAi(settings, OpenAiApi.Limit.MAX_TOKENS,
                    wire);
        };
    }

    private static Api openAi(ProviderSettings settings, OpenAiApi.Limit limit, Wire wire) {
        Supplier<Map<String, String>> noHeaders = Map::of;
        return new OpenAiApi(new OpenAiApi.Place(settings.address().toString(), settings.model(),
                key(settings.credential()), noHeaders, Map.of()), limit, wire);
    }

    private static @Nullable String key(Credential credential) {
        return credential instanceof Credential.Key(var secret) ? secret : null;
    }
}
