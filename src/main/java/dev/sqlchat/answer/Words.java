package dev.sqlchat.answer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** English for names. */
final class Words {

    private static final Set<String> UNCHANGED = Set.of("series", "species", "status", "news", "data", "sales",
            "address", "analysis", "basis", "bus", "gas");

    private Words() {}

    /** A name of a table or column as words: {@code resource_groups}, {@code ResourceGroups} to resource groups. */
    static String of(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replaceAll("[_\\s]+", " ").strip()
                .toLowerCase(Locale.ROOT);
    }

    static String singular(String words) {
        if (unchanged(words) || words.endsWith("ss") || words.endsWith("us") || words.endsWith("is")) {
            return words;
        }
        if (words.endsWith("ies") && words.length() > 4) {
            return cut(words, 3) + "y";
        }
        if (words.matches(".*(ss|x|ch|sh)es")) {
            return cut(words, 2);
        }
        return words.endsWith("s") ? cut(words, 1) : words;
    }

    static String plural(String words) {
        if (words.endsWith("sales") || words.endsWith("series") || words.endsWith("species")
                || words.endsWith("news") || words.endsWith("data")) {
            return words;
        }
        if (words.matches(".*[^aeiou]y")) {
            return cut(words, 1) + "ies";
        }
        if (words.matches(".*(ss|us|x|ch|sh)")) {
            return words + "es";
        }
        return words.endsWith("s") ? words : words + "s";
    }

    static String listed(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    static String capitalized(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static boolean unchanged(String words) {
        return UNCHANGED.contains(words.substring(words.lastIndexOf(' ') + 1));
    }

    private static String cut(String words, int letters) {
        return words.substring(0, words.length() - letters);
    }
}
