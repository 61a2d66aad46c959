package dev.sqlchat.review;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * How strict the review is.
 *
 * @param planRows {@code QUERY_PLAN_ROWS}: rows and combinations of rows that a query may go through by the database's plan;
 *        0 lets pass whatever the plan
 */
public record ReviewSettings(long planRows) {

    public static final ReviewSettings DEFAULT = new ReviewSettings(100_000_000);

    private static final long LEAST = 1_000;

    /** @throws InvalidSetting for a value that cannot be used */
    public static ReviewSettings from(SettingValues values) {
        return new ReviewSettings(values.read("QUERY_PLAN_ROWS", ReviewSettings::rows, DEFAULT.planRows,
                "off, or a whole number from 1000"));
    }

    private static long rows(String text) {
        return text.equalsIgnoreCase("off") ? 0 : enough(Long.parseLong(text));
    }

    private static long enough(long rows) {
        if (rows < LEAST) {
            throw new IllegalArgumentException("too few");
        }
        return rows;
    }
}
