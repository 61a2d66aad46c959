package dev.sqlchat.model.llm.provider;

import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.LlmSettings.Protocol;
import dev.sqlchat.model.llm.ProviderSettings;
import dev.sqlchat.model.llm.provider.OpenAiApi.Limit;
import dev.sqlchat.model.llm.provider.OpenAiApi.Place;

/** Opens language models. */
public final class LanguageModels {

    private LanguageModels() {}

    /** Nothing is sent before the model is first used. */
    public static ProvidedModel open(ProviderSettings settings) {
        return open(settings, Protocol.AUTO);
    }

    /**
     * Nothing is sent before the model is first used.
     *
     * @param protocol what the model can do is taken from it, and only with {@link Protocol#AUTO} found out
     */
    public static ProvidedModel open(ProviderSettings settings, Protocol protocol) {
        return open(settings, protocol, KeptCapabilities.NONE, null);
    }

    /** For a model of which it is known what it can do. */
    static ProvidedModel openAs(ProviderSettings settings, Capabilities known) {
        return open(settings, Protocol.AUTO, KeptCapabilities.NONE, known);
    }

    /** @param kept what a model was found to do before; not used where the protocol says it */
    static ProvidedModel open(ProviderSettings settings, Protocol protocol, KeptCapabilities kept) {
        return open(settings, protocol, protocol == Protocol.AUTO ? kept : KeptCapabilities.NONE, null);
    }

    private static ProvidedModel open(ProviderSettings settings, Protocol protocol, KeptCapabilities kept,
            @Nullable Capabilities known) {
        var failures = new Failures(settings, Clock.systemUTC());
        var endpoint = new Endpoint(api(settings, failures), new Completions(failures, settings.prices()), failures);
        var attempts = new Attempts(endpoint, failures);
        return new ProvidedModel(settings, attempts, new Probe(attempts, protocol), failures, kept, known);
    }

    private static Api api(ProviderSettings settings, Failures failures) {
        var wire = new Wire(failures);
        var caller = new Caller(settings.credential(), failures);
        String address = settings.address().toString();
        return switch (settings.provider()) {
            case OPENAI -> new OpenAiApi(new Place(address, settings.model(), caller::headers, Map.of()),
                    Limit.MAX_COMPLETION_TOKENS, wire);
            case OPENAI_COMPATIBLE -> new OpenAiApi(new Place(address, settings.model(), caller::headers, Map.of()),
                    Limit.MAX_TOKENS, wire);
            case AZURE -> new OpenAiApi(azure(settings, caller), Limit.MAX_COMPLETION_TOKENS, wire);
            case ANTHROPIC -> new AnthropicApi(address, settings.model(), caller.key(), wire);
            case GEMINI -> new GeminiApi(address, settings.model(), caller.key(), wire);
            case OLLAMA -> new OllamaApi(address, settings.model(), settings.contextTokens(), caller.headers(), wire);
        };
    }

    /** By the deployment, unless the address is that of Azure's interface without versions. */
    static Place azure(ProviderSettings settings, Caller caller) {
        String address = settings.address().toString();
        return address.endsWith("/openai/v1")
                ? new Place(address, settings.model(), caller::azureHeaders, Map.of())
                : new Place(address + "/openai/deployments/" + settings.model(), settings.model(), caller::azureHeaders,
                        Map.of("api-version", settings.apiVersion()));
    }
}
