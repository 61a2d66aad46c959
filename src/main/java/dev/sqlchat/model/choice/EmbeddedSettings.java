package dev.sqlchat.model.choice;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Settings of the embedded model.
 *
 * @param threshold {@code CONFIDENCE_THRESHOLD}, from 0 to 1: answers less sure than this are not given; 0 gives every
 *        answer
 * @param planCache {@code PLAN_CACHE}: so many questions are remembered with how they were read; 0 remembers none
 */
record EmbeddedSettings(double threshold, int planCache) {

    private static final double DEFAULT = 0.6;
    private static final int DEFAULT_PLAN_CACHE = 200;

    /** @throws InvalidSetting when the value cannot be used */
    static EmbeddedSettings from(SettingValues values) {
        return new EmbeddedSettings(values.share("CONFIDENCE_THRESHOLD", DEFAULT),
                (int) values.number("PLAN_CACHE", DEFAULT_PLAN_CACHE, 0, 10_000));
    }
}
