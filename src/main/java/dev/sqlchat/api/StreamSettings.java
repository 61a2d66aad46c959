package dev.sqlchat.api;

import java.time.Duration;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * How questions are streamed.
 *
 * @param reconnect {@code RECONNECT_SECONDS}: how long a question is worked on that nobody follows any more
 */
record StreamSettings(Duration reconnect) {

    /** @throws InvalidSetting when the value cannot be used */
    static StreamSettings from(SettingValues values) {
        return new StreamSettings(Duration.ofSeconds(values.number("RECONNECT_SECONDS", 10, 0, 600)));
    }
}
