package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of a part that has only a few, with the change that it makes.
 *
 * @param told whether it is of use to know of it
 */
record Option(String text, Change change, boolean told) {

    Option(String text, Change change) {
        this(text, change, true);
    }

    private static final int MOST_TOLD = 15;

    /** Those that are told a person; each of them can be chosen. */
    static List<String> texts(List<Option> options) {
        return options.stream().filter(Option::told).map(Option::text).distinct().limit(MOST_TOLD).toList();
    }

    /** Chooses by the text, with or without the word that it is said with. */
    static Function<String, Optional<Change>> choosing(List<Option> options) {
        return value -> options.stream().filter(option -> option.is(value)).findFirst().map(Option::change);
    }

    private boolean is(String value) {
        var said = value.strip().toLowerCase(Locale.ROOT);
        return text.toLowerCase(Locale.ROOT).equals(said.startsWith("by ") ? said.substring("by ".length()) : said);
    }
}
