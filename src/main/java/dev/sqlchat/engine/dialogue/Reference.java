package dev.sqlchat.engine.dialogue;

import java.util.List;
import java.util.Set;

import dev.sqlchat.engine.language.Token;

/**
 * How a question leans on the one before.
 *
 * @param strength from 0, not at all, to 1, it cannot be read alone
 * @param adds what it asks for comes beside what was shown
 * @param replaces a grouping replaces the one before
 */
public record Reference(double strength, boolean adds, boolean replaces) {

    private static final Set<String> PRONOUNS = Set.of("those", "these", "them", "they", "it", "its", "their", "theirs",
            "his",
            "her", "he", "she", "ones", "that", "same");
    private static final Set<String> OPENINGS = Set.of("and", "what about", "how about", "only", "just", "also", "now",
            "then",
            "instead", "of those", "of these", "of them", "out of", "which of", "which ones", "which one", "but", "or",
            "break",
            "by", "sort", "order", "how many are there", "how many", "what if", "ok", "great", "for each", "for those",
            "for these",
            "rank", "group", "split", "per", "except", "excluding", "without", "with", "top", "limit", "filter",
            "show also", "at least");
    private static final int SHORT = 4;

    /** How the question leans on an earlier one. */
    public static Reference of(List<Token> tokens) {
        var words = tokens.stream().filter(token -> token.kind() != Token.Kind.PUNCTUATION).map(Token::lower).toList();
        return new Reference(strength(words),
                words.contains("also") || words.contains("too") || text(words, 4).contains("as well"),
                words.contains("instead"));
    }

    private static double strength(List<String> words) {
        double strength = 0;
        if (words.stream().anyMatch(PRONOUNS::contains)) {
            strength += 0.5;
        }
        if (OPENINGS.stream().anyMatch(opening -> (text(words, 5) + " ").startsWith(opening + " "))) {
            strength += 0.6;
        }
        if (words.size() <= SHORT) {
            strength += 0.2;
        }
        return Math.min(1, strength);
    }

    private static String text(List<String> words, int most) {
        return String.join(" ", words.subList(0, Math.min(most, words.size())));
    }
}
