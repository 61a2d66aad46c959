package dev.sqlchat.conversation;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Where threads are kept, and how long.
 *
 * @param stored {@code MEMORY}: in the store, not only in this process
 * @param kept {@code THREAD_DAYS}: a thread that was not used for longer is deleted; null keeps all
 */
public record ConversationSettings(boolean stored, @Nullable Duration kept) {

    private static final long MOST_DAYS = 36_500;

    /** @throws InvalidSetting for the first value that cannot be used */
    static ConversationSettings from(SettingValues values) {
        return new ConversationSettings(values.read("MEMORY", ConversationSettings::stored, true, "store or memory"),
                days(values.number("THREAD_DAYS", 0, 0, MOST_DAYS)));
    }

    private static boolean stored(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "store" -> true;
            case "memory" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static @Nullable Duration days(long days) {
        return days == 0 ? null : Duration.ofDays(days);
    }
}
