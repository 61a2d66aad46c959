package dev.sqlchat.knowledge;

import java.util.Locale;

import dev.sqlchat.settings.SettingValues;

/** @param answering {@code VERIFIED_QUERIES}: whether verified queries answer */
record KnowledgeSettings(boolean answering) {

    private static final String VERIFIED_QUERIES = "VERIFIED_QUERIES";

    static KnowledgeSettings from(SettingValues values) {
        return new KnowledgeSettings(values.read(VERIFIED_QUERIES, KnowledgeSettings::on, true, "on or off"));
    }

    private static boolean on(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
