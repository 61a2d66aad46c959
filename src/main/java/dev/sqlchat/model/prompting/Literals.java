package dev.sqlchat.model.prompting;

import java.util.regex.Pattern;

/** Texts that a query compares with. */
final class Literals {

    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
    /** Computed from the question's words, not read from the data. */
    private static final Pattern DAY = Pattern.compile("\\d{4}(-\\d{2}){0,2}( \\d{2}:\\d{2}(:\\d{2})?)?|%[A-Za-z%-]+");

    private Literals() {}

    /** Whether the question says each of them letter by letter, so that none is known from the data alone. */
    static boolean allWithin(String sql, String question) {
        return TEXT.matcher(sql).results().map(match -> match.group(1).replace("''", "'"))
                .filter(text -> !isDay(text))
                .allMatch(text -> question.contains(text.replaceAll("^%|%$", "")));
    }

    static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }
}
