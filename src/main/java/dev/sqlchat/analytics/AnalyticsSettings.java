package dev.sqlchat.analytics;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

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
        var values = new SettingValues(environment::getProperty);
        var database = Objects.requireNonNullElse(values.text(DATABASE), "");
        var off = database.equalsIgnoreCase("off");
        return new AnalyticsSettings(!off,
                off || database.isEmpty() ? null : DatabaseUrl.parse(DATABASE, database),
                Duration.ofDays(values.number(DAYS, 365, 1, LONGEST)));
    }
}
