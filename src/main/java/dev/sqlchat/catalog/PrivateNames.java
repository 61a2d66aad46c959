package dev.sqlchat.catalog;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.sqlchat.text.TextResource;

/** Names of columns that hold secrets or lead to one person, as private-names.txt lists them. */
final class PrivateNames {

    private static final Pattern WORD_BEGINS = Pattern
            .compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern LISTED = Pattern.compile("(?iu)" + TextResource
            .lines(PrivateNames.class, "private-names.txt").stream().map(PrivateNames::pattern)
            .collect(Collectors.joining("|")));

    private PrivateNames() {}

    static boolean isPrivate(String column) {
        return LISTED.matcher(WORD_BEGINS.matcher(column).replaceAll("_")).find()
                || LISTED.matcher(column).find();
    }

    private static String pattern(String listed) {
        var begin = listed.startsWith("*") ? "" : "(?<!\\p{L})";
        var end = listed.endsWith("*") ? "" : "s?(?!\\p{L})";
        return begin + listed.replace("*", "").replace(" ", "[-_ ]?") + end;
    }
}
