package dev.sqlchat.engine.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Token.Kind;
import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.linking.Symbol.Quoted;
import dev.sqlchat.engine.linking.Symbol.Value;

/** Finds stored values in a question. */
final class ValueLinks {

    private static final int LONGEST = 8;
    private static final int MOST_MATCHES = 12;
    private static final int SHORTEST_SIMILAR = 4;
    private static final double WEAKEST = 0.6;
    private static final double CODED = 0.96;

    private final ValueIndex values;
    private final Vocabulary vocabulary;

    ValueLinks(ValueIndex values, Vocabulary vocabulary) {
        this.values = values;
        this.vocabulary = vocabulary;
    }

    List<Symbol> at(List<Token> tokens, int at, NearTables near) {
        var token = tokens.get(at);
        return switch (token.kind()) {
            case QUOTED -> List.of(quoted(new Span(at, at + 1), token.text(), near));
            case PUNCTUATION -> List.of();
            case WORD, NUMBER, IDENTIFIER -> phrases(tokens, at, near);
        };
    }

    private Symbol quoted(Span span, String text, NearTables near) {
        var matches = find(text, near).stream().filter(match -> match.kind() != ValueMatch.Kind.WORDS).toList();
        return matches.isEmpty() ? new Quoted(span, text) : new Value(span, text, first(matches, near), 1);
    }

    private List<Symbol> phrases(List<Token> tokens, int at, NearTables near) {
        var found = new ArrayList<Symbol>();
        int longest = Math.min(Math.min(LONGEST, Math.max(1, values.longestPhrase())), tokens.size() - at);
        for (int length = 1; length <= longest && tokens.get(at + length - 1).kind() != Kind.QUOTED; length++) {
            addMatches(tokens, new Span(at, at + length), near, found);
        }
        addPlaces(tokens.get(at), new Span(at, at + 1), near, found);
        addCoded(tokens.get(at), new Span(at, at + 1), near, found);
        if (found.isEmpty()) {
            addSimilar(tokens, at, near, found);
        }
        return found;
    }

    private void addMatches(List<Token> tokens, Span span, NearTables near, List<Symbol> found) {
        if (tooCommon(tokens, span)) {
            return;
        }
        var text = text(tokens, span);
        var matches = find(text, near).stream().filter(match -> match.score() >= WEAKEST || isName(tokens, span))
                .toList();
        if (!matches.isEmpty()) {
            found.add(new Value(span, text, first(matches, near), score(tokens, span, matches.getFirst())));
        }
    }

    /** Initials and the like are only looked up for what is written as a name. */
    private boolean isName(List<Token> tokens, Span span) {
        return span.start() > 0 && !shouted(tokens)
                && tokens.subList(span.start(), span.end()).stream().allMatch(Token::capitalized);
    }

    private void addPlaces(Token token, Span span, NearTables near, List<Symbol> found) {
        for (var place : vocabulary.places(token.lower())) {
            var matches = find(place, near).stream().filter(match -> match.score() > 0.9).toList();
            if (!matches.isEmpty()) {
                found.add(new Value(span, place, first(matches, near), 0.93));
                return;
            }
        }
    }

    /** "female" where a column of that kind says F. */
    private void addCoded(Token token, Span span, NearTables near, List<Symbol> found) {
        for (var coded : vocabulary.codes(token.lemma())) {
            var matches = find(coded.code(), near).stream().filter(match -> match.score() > 0.9
                    && WordForms.nameWords(match.column().column()).stream().anyMatch(coded.columns()::contains))
                    .toList();
            if (!matches.isEmpty() && found.isEmpty()) {
                found.add(new Value(span, coded.code(), first(matches, near), CODED));
            }
        }
    }

    private void addSimilar(List<Token> tokens, int at, NearTables near, List<Symbol> found) {
        var token = tokens.get(at);
        if (token.kind() != Kind.WORD || token.text().length() < SHORTEST_SIMILAR || vocabulary.noise(token.lower())
                || !(token.capitalized() && at > 0)) {
            return;
        }
        for (int length = Math.min(3, tokens.size() - at); length >= 1 && found.isEmpty(); length--) {
            var span = new Span(at, at + length);
            var matches = values.similar(text(tokens, span));
            if (!matches.isEmpty()) {
                found.add(new Value(span, text(tokens, span), first(matches, near), 0.6 * matches.getFirst().score()));
            }
        }
    }

    /** A word that questions use anyway is a value only when it looks like a name. */
    private boolean tooCommon(List<Token> tokens, Span span) {
        if (tokens.get(span.end() - 1).kind() == Kind.PUNCTUATION) {
            return true;
        }
        var words = tokens.subList(span.start(), span.end());
        return words.stream().allMatch(word -> word.kind() == Kind.WORD && vocabulary.noise(word.lower())
                && !(word.capitalized() && span.start() > 0 && !shouted(tokens)));
    }

    /** "WHAT IS THE POPULATION": capitals make no names. */
    private boolean shouted(List<Token> tokens) {
        return tokens.stream().filter(token -> token.text().length() > 1 && vocabulary.noise(token.lower())
                && token.text().equals(token.text().toUpperCase(Locale.ROOT)) && token.kind() == Kind.WORD).count() > 1;
    }

    private double score(List<Token> tokens, Span span, ValueMatch best) {
        var capital = tokens.get(span.start()).capitalized() && span.start() > 0 ? 0.04 : 0;
        return switch (best.kind()) {
            case EXACT, FOLDED ->
                (span.length() == 1 && tokens.get(span.start()).kind() == Kind.NUMBER ? 0.6 : 0.95) + capital;
            case STEMMED -> 0.86 + capital;
            case SEGMENT -> 0.84 + capital;
            case WORDS -> 0.35 + 0.35 * best.score() + 2 * capital;
            case FUZZY -> 0.6 * best.score();
        };
    }

    private List<ValueMatch> find(String text, NearTables near) {
        return values.find(text, column -> near.has(column.table()));
    }

    private static List<ValueMatch> first(List<ValueMatch> matches, NearTables near) {
        return near.first(matches, MOST_MATCHES, match -> match.column().table());
    }

    private static String text(List<Token> tokens, Span span) {
        var text = new StringBuilder();
        for (var token : tokens.subList(span.start(), span.end())) {
            text.append(text.isEmpty() || token.lower().equals("s") ? "" : " ").append(token.text());
        }
        return text.toString();
    }
}
