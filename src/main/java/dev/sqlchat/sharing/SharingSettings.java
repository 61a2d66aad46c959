package dev.sqlchat.sharing;

import java.util.Locale;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Whether answers may be shared.
 *
 * @param on {@code SHARING}
 */
record SharingSettings(boolean on) {

    /** @throws InvalidSetting when the value is neither true nor false */
    static SharingSettings from(SettingValues values) {
        return new SharingSettings(values.read("SHARING", SharingSettings::on, true, "true or false"));
    }

    private static boolean on(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
