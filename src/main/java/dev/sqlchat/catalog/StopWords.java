package dev.sqlchat.catalog;

import java.util.Set;

/** Words too common to find a value by. */
final class StopWords {

    private static final Set<String> WORDS = Set.of("a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on",
            "or", "the", "to", "with", "s", "it", "as", "be", "are", "not", "no", "all", "this", "that", "de", "la");

    private StopWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
