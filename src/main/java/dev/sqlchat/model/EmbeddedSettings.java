package dev.sqlchat.model;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Settings of the embedded model.
 *
 * @param threshold {@code CONFIDENCE_THRESHOLD}, from 0 to 1: answers less sure than this are not given; 0 gives every
 *        answer
 */
record EmbeddedSettings(double threshold) {

    private static final double DEFAULT = 0.6;

    /** @throws InvalidSetting when the value cannot be used */
    static EmbeddedSettings from(SettingValues values) {
        return new EmbeddedSettings(values.share("CONFIDENCE_THRESHOLD", DEFAULT));
    }
}
