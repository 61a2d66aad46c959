package dev.sqlchat.engine.language;

import java.util.List;

/**
 * A word or sign of a question.
 *
 * @param text as written, a quotation without its quotes
 * @param lower the text in lower case
 * @param lemma the base form of a word; of everything else the lower-case text
 * @param start offset of the first character in the question, of a quotation that of its quote
 * @param end offset after the last character
 * @param parts lower-case words that a compound is made of ({@code full-time}, {@code vm-prod-01}, {@code unitPrice});
 *        empty where there is only one
 */
public record Token(String text, String lower, String lemma, Kind kind, int start, int end, List<String> parts) {

    public enum Kind {
        /** Letters, also hyphenated; {@code 's} and {@code n't} are words of their own. */
        WORD,
        /** Digits, also with separators, a multiplier (5k) or an ordinal ending (3rd). */
        NUMBER,
        /** A text with a structure: a path, an address, a code, an ISO date. */
        IDENTIFIER,
        /** What stood between quotes. */
        QUOTED,
        /** Any other sign; signs of comparison such as {@code >=} are one token. */
        PUNCTUATION
    }

    public Token {
        parts = List.copyOf(parts);
    }

    /** Whether the base form is one of these. */
    public boolean means(String... lemmas) {
        for (String candidate : lemmas) {
            if (candidate.equals(lemma)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the lower-case text is one of these. */
    public boolean reads(String... words) {
        for (String candidate : words) {
            if (candidate.equals(lower)) {
                return true;
            }
        }
        return false;
    }

    public boolean capitalized() {
        return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    }
}
