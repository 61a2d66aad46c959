package dev.sqlchat.model.llm;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Where a language model is and what is known about it.
 *
 * @param provider {@code LLM_PROVIDER}
 * @param model {@code LLM_MODEL}
 * @param address {@code LLM_BASE_URL}, without a slash at its end
 * @param credential {@code LLM_API_KEY}, {@code LLM_ENTRA_TOKEN} or {@code LLM_ENTRA_TOKEN_FILE}
 * @param apiVersion {@code LLM_API_VERSION} of Azure
 * @param timeout {@code LLM_TIMEOUT_SECONDS}: what a call may take, with all its attempts
 * @param contextTokens {@code LLM_CONTEXT_TOKENS}: what a prompt and its reply may have together
 * @param prices {@code LLM_INPUT_PRICE} and {@code LLM_OUTPUT_PRICE}; null where they are not set
 */
public record ProviderSettings(Provider provider, String model, URI address, Credential credential, String apiVersion,
        Duration timeout, int contextTokens, @Nullable Prices prices) {

    static final String PROVIDER = "LLM_PROVIDER";

    private static final String MODEL = "LLM_MODEL";
    private static final String ADDRESS = "LLM_BASE_URL";
    private static final String KEY = "LLM_API_KEY";
    private static final String TOKEN = "LLM_ENTRA_TOKEN";
    private static final String TOKEN_FILE = "LLM_ENTRA_TOKEN_FILE";
    private static final String INPUT_PRICE = "LLM_INPUT_PRICE";
    private static final String OUTPUT_PRICE = "LLM_OUTPUT_PRICE";
    private static final String API_VERSION = "2024-10-21";
    private static final int CONTEXT = 8_192;

    /** How to show a provider who is calling. Never shown itself. */
    public sealed interface Credential {

        /** What it is set by. */
        default String setting() {
            return KEY;
        }

        record None() implements Credential {}

        record Key(String secret) implements Credential {

            @Override
            public String toString() {
                return "Key[set]";
            }
        }

        /** A token of Entra ID. */
        record Token(String secret) implements Credential {

            @Override
            public String setting() {
                return TOKEN;
            }

            @Override
            public String toString() {
                return "Token[set]";
            }
        }

        /** A file with a token of Entra ID, read for each call, as others renew it. */
        record TokenFile(Path file) implements Credential {

            @Override
            public String setting() {
                return TOKEN_FILE;
            }
        }
    }

    /** Provider and model, for users. */
    public String name() {
        return provider.label() + "/" + model;
    }

    /** @throws InvalidSetting for the first value that cannot be used or is missing */
    static ProviderSettings from(SettingValues values) {
        var provider = values.read(PROVIDER, Provider::of, null, Provider.labels());
        if (provider == null) {
            throw new InvalidSetting(PROVIDER, "set it to one of " + Provider.labels() + ".");
        }
        return new ProviderSettings(provider, model(values, provider), address(values, provider),
                credential(values, provider), values.read("LLM_API_VERSION", text -> text, API_VERSION, "a version"),
                Duration.ofSeconds(values.number("LLM_TIMEOUT_SECONDS", 60, 1, 600)),
                (int) values.number("LLM_CONTEXT_TOKENS", CONTEXT, 1_024, 10_000_000), prices(values));
    }

    private static String model(SettingValues values, Provider provider) {
        var model = values.read(MODEL, ProviderSettings::name, null, "a name without spaces");
        if (model == null) {
            throw new InvalidSetting(MODEL,
                    "set it to the model that " + provider.label() + " is to answer with, such as "
                            + provider.exampleModel() + ".");
        }
        return model;
    }

    private static String name(String text) {
        if (!text.matches("[!-~]+")) {
            throw new IllegalArgumentException("no name of a model");
        }
        return text;
    }

    private static URI address(SettingValues values, Provider provider) {
        String own = provider.address();
        var address = values.read(ADDRESS, ProviderSettings::uri, own == null ? null : URI.create(own),
                "an address such as https://example.com/v1, without key or query");
        if (address == null) {
            throw new InvalidSetting(ADDRESS, "set it to the address of " + (provider == Provider.AZURE
                    ? "your Azure OpenAI resource, such as https://NAME.openai.azure.com."
                    : "the server, such as http://localhost:8080/v1."));
        }
        return address;
    }

    private static URI uri(String text) {
        var uri = URI.create(text.replaceFirst("(/chat/completions)?/*$", ""));
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme()) || uri.getHost() == null
                || uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("no address of a server");
        }
        return uri;
    }

    private static Credential credential(SettingValues values, Provider provider) {
        String key = secret(values, KEY);
        String token = secret(values, TOKEN);
        String file = values.text(TOKEN_FILE);
        if (key != null) {
            return new Credential.Key(key);
        }
        if (provider == Provider.AZURE && token != null) {
            return new Credential.Token(token);
        }
        if (provider == Provider.AZURE && file != null) {
            return new Credential.TokenFile(Path.of(file));
        }
        if (provider.needsKey()) {
            throw new InvalidSetting(KEY, "set it to your key for " + provider.label() + (provider == Provider.AZURE
                    ? ", or set " + TOKEN + " or " + TOKEN_FILE + " to sign in by Entra ID."
                    : "."));
        }
        return new Credential.None();
    }

    private static @Nullable String secret(SettingValues values, String key) {
        String secret = values.text(key);
        if (secret != null && !secret.matches("[!-~]+")) {
            throw new InvalidSetting(key,
                    "it cannot be sent in a header; allowed are letters, digits and signs of ASCII,"
                            + " without spaces.");
        }
        return secret;
    }

    /**
     * What the model costs; null where that is not set.
     *
     * @throws InvalidSetting when only one of the two prices is set, or is none
     */
    public static @Nullable Prices prices(SettingValues values) {
        var input = price(values, INPUT_PRICE);
        var output = price(values, OUTPUT_PRICE);
        if (input == null && output == null) {
            return null;
        }
        if (input == null || output == null) {
            throw new InvalidSetting(input == null ? INPUT_PRICE : OUTPUT_PRICE, "set both prices or none.");
        }
        return new Prices(input, output);
    }

    private static @Nullable BigDecimal price(SettingValues values, String key) {
        return values.usd(key, "USD for a million tokens, such as 0.25");
    }

    /**
     * What calls of the model may cost in USD; null: whatever they cost.
     *
     * @throws InvalidSetting when it is no amount, or nobody knows what a call costs
     */
    public static @Nullable BigDecimal cost(SettingValues values, String key) {
        var cost = values.usd(key, "an amount of USD, such as 0.5");
        if (cost != null && values.text(PROVIDER) != null && prices(values) == null) {
            throw new InvalidSetting(key, "it needs to know what a call costs; set " + INPUT_PRICE + " and "
                    + OUTPUT_PRICE + " too.");
        }
        return cost;
    }
}
