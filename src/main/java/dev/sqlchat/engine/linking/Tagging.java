package dev.sqlchat.engine.linking;

import java.util.List;
import java.util.stream.IntStream;

import dev.sqlchat.engine.language.Token;

/**
 * One way to divide a question into symbols, left to right without gaps.
 *
 * @param score the sum of the symbols' scores by their words
 */
public record Tagging(List<Token> tokens, List<Symbol> symbols, double score) {

    public Tagging {
        tokens = List.copyOf(tokens);
        symbols = List.copyOf(symbols);
    }

    /** The words of a span as the user wrote them. */
    public String text(Span span) {
        var words = new StringBuilder();
        for (var token : tokens.subList(span.start(), span.end())) {
            words.append(words.isEmpty() ? "" : " ").append(token.text());
        }
        return words.toString();
    }

    /** Whether a sentence that says what to show begins within so many words before the token: "... Return the". */
    public boolean requestOpens(int from, int to) {
        for (int at = Math.max(1, from); at <= Math.min(to, tokens.size() - 1); at++) {
            if (tokens.get(at - 1).reads(".", "?", "!") && Vocabulary.english().requests(tokens.get(at).lower())) {
                return true;
            }
        }
        return false;
    }

    /** Words that should mean something and were not understood. */
    public List<String> unknown() {
        return symbols.stream().filter(Symbol.Unknown.class::isInstance).map(Symbol.Unknown.class::cast)
                .map(Symbol.Unknown::word).toList();
    }

    /** Whether it asks to divide by something that was not understood: "cost by service". A name may stand behind "by". */
    public boolean dividesByUnknown() {
        return IntStream.range(1, symbols.size())
                .anyMatch(at -> symbols.get(at) instanceof Symbol.Unknown(var span, var word)
                        && !word.isEmpty() && Character.isLowerCase(word.charAt(0)) && divides(at - 1));
    }

    private boolean divides(int at) {
        return symbols.get(at) instanceof Symbol.Structure structure && (structure.cue() == Cue.EACH
                || structure.cue() == Cue.BY && at > 0 && !(symbols.get(at - 1) instanceof Symbol.Unknown)
                        && !(symbols.get(at - 1) instanceof Symbol.Noise));
    }

    /** The least that words of content count for, so that a ratio of understood words can be told. */
    public long contentWords() {
        return tokens.stream().filter(token -> token.kind() != Token.Kind.PUNCTUATION
                && !Vocabulary.english().noise(token.lower())).count();
    }
}
