package dev.sqlchat.analytics;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;

/**
 * What is kept of questions, and where.
 *
 * @param record whether questions are recorded: {@code ANALYTICS_DATABASE} is not {@code off}
 * @param url {@code ANALYTICS_DATABASE}; null: the store
 * @param kept {@code ANALYTICS_DAYS}: what is older is deleted
 */
public record AnalyticsSettings(boolean record, @Nullable DatabaseUrl url, Duration kept) {

    static final String DATABASE = "ANALYTICS_DATABASE";
    private static final String DAYS = "ANALYTICS_DAYS";
    private static final long LONGEST = 3_650;

    /** @throws InvalidSetting when a value cannot be used */
    static AnalyticsSettings from(Environment environment) {
        var database = environment.getProperty(DATABASE, "").strip();
        var off = database.equalsIgnoreCase("off");
        return new AnalyticsSettings(!off,
                off || database.isEmpty() ? null : DatabaseUrl.parse(DATABASE, database),
                Duration.ofDays(days(environment.getProperty(DAYS, "365").strip())));
    }

    private static long days(String text) {
        try {
            var days = Long.parseLong(text);
            if (days >= 1 && days <= LONGEST) {
                return days;
            }
        } catch (NumberFormatException noNumber) {
            // Refused below, as any other value that is not allowed.
        }
        throw InvalidSetting.of(DAYS, text, "a whole number from 1 to " + LONGEST);
    }
}
