package dev.sqlchat.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import dev.sqlchat.settings.InvalidSetting;

/**
 * The key that comes from the environment.
 *
 * @param apiKey {@code API_KEY}: whoever shows it may do everything; null where there is none
 */
public record AccessSettings(@Nullable String apiKey) {

    private static final String KEY = "API_KEY";

    /** @throws InvalidSetting when no header could carry the key */
    static AccessSettings from(Environment environment) {
        var key = environment.getProperty(KEY, "").strip();
        if (!key.matches("[!-~]*")) {
            throw new InvalidSetting(KEY, "the key cannot be sent in a header; allowed are letters, digits and signs"
                    + " of ASCII, without spaces.");
        }
        return new AccessSettings(key.isEmpty() ? null : key);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AccessSettings[apiKey=%s]".formatted(apiKey == null ? "none" : "set");
    }
}
