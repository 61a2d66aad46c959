package dev.sqlchat.engine.linking;

import java.util.List;

/** A crude stem that words of one family share: manager, manages, management. */
final class Stem {

    private static final List<String> SUFFIXES = List.of("ization", "isation", "ational", "ation", "ition", "ement",
            "ability", "ibility", "iness", "ment", "ness", "ance", "ence", "able", "ible", "ship", "ally", "tion",
            "sion", "ing",
            "ies", "ity", "ive", "ion", "ied", "ian", "ary", "ory", "est", "ers", "ors", "al", "er", "or", "ed", "es",
            "ly", "ic",
            "y", "s", "e");
    private static final int SHORTEST = 4;

    private Stem() {}

    static String of(String phrase) {
        var last = phrase.lastIndexOf(' ') + 1;
        return phrase.substring(0, last) + cut(phrase.substring(last));
    }

    private static String cut(String word) {
        for (var suffix : SUFFIXES) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= SHORTEST) {
                return word.substring(0, word.length() - suffix.length());
            }
        }
        return word;
    }
}
