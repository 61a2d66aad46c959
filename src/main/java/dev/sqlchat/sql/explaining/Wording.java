package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** English for names, values and lists. */
final class Wording {

    private static final int LONGEST_SQL = 120;
    private static final int LONGEST_VALUE = 60;
    private static final int MOST_LISTED = 6;
    private static final int MOST_READ = 30;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2})?)?");

    private Wording() {}

    /** A name of a table or column as words: {@code resource_id} to resource id. */
    static String name(String written) {
        var bare = bare(written);
        var words = bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replaceAll("[_\\s]+", " ").strip();
        return words.isEmpty() ? bare : words.toLowerCase(Locale.ROOT);
    }

    /** Without the signs that quote it. */
    static String bare(String name) {
        var quoted = name.length() > 1 && "\"`['".indexOf(name.charAt(0)) >= 0;
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    static String key(String name) {
        return bare(name).toLowerCase(Locale.ROOT);
    }

    static String quoted(String text) {
        return "“" + shortened(text, LONGEST_VALUE) + "”";
    }

    static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    static String sql(Object expression) {
        return shortened(expression.toString(), LONGEST_SQL);
    }

    private static String shortened(String text, int most) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= most ? line : line.substring(0, most - 1).strip() + "…";
    }

    /** "a, b and c"; of many the first. */
    static String listed(List<String> items, String word) {
        return listed(items, word, MOST_LISTED);
    }

    /** As {@link #listed}, but only of very many not all. */
    static String all(List<String> items, String word) {
        return listed(items, word, MOST_READ);
    }

    private static String listed(List<String> items, String word, int most) {
        if (items.size() > most + 1) {
            return String.join(", ", items.subList(0, most)) + " " + word + " " + (items.size() - most) + " more";
        }
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " " + word + " " + items.getLast();
    }

    /** In parentheses, unless it already is. */
    static String together(String phrase) {
        var open = 0;
        for (var at = 0; at < phrase.length(); at++) {
            open += phrase.charAt(at) == '(' ? 1 : phrase.charAt(at) == ')' ? -1 : 0;
            if (open == 0 && at < phrase.length() - 1) {
                return "(" + phrase + ")";
            }
        }
        return phrase;
    }

    static String sentence(String text) {
        var full = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return full.endsWith(".") ? full : full + ".";
    }
}
