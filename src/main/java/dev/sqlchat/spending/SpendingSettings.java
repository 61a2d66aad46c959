package dev.sqlchat.spending;

import java.time.Duration;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.Prices;
import dev.sqlchat.model.llm.ProviderSettings;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * What users may have language models take.
 *
 * @param day {@code DAY_TOKENS} and {@code DAY_COST}: in a day, each user that has no limits of its own
 * @param prices what that costs; null where it is not known
 * @param zone {@code TIME_ZONE}: where the day begins
 * @param kept {@code USAGE_DAYS}: how long it is known what was taken
 */
public record SpendingSettings(Allowance day, @Nullable Prices prices, ZoneId zone, Duration kept) {

    private static final long MOST_TOKENS = 1_000_000_000_000L;

    /** @throws InvalidSetting for the first value that cannot be used */
    static SpendingSettings from(SettingValues values) {
        var tokens = values.read("DAY_TOKENS", SpendingSettings::tokens, null,
                "a whole number from 0 to " + MOST_TOKENS);
        return new SpendingSettings(new Allowance(tokens, ProviderSettings.cost(values, "DAY_COST")),
                ProviderSettings.prices(values),
                values.read("TIME_ZONE", ZoneId::of, ZoneId.systemDefault(), "a time zone such as Europe/Berlin"),
                Duration.ofDays(values.number("USAGE_DAYS", 365, 1, 3_650)));
    }

    private static Long tokens(String text) {
        var tokens = Long.valueOf(text);
        if (tokens < 0 || tokens > MOST_TOKENS) {
            throw new IllegalArgumentException("out of bounds");
        }
        return tokens;
    }
}
