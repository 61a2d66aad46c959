package dev.sqlchat.engine.frame;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Tagging;

/** A place in the symbols of a question; words that carry nothing are left out. */
final class SymbolCursor {

    private final Tagging tagging;
    private final List<Symbol> symbols;
    private int at;

    SymbolCursor(Tagging tagging) {
        this.tagging = tagging;
        this.symbols = tagging.symbols().stream()
                .filter(symbol -> !(symbol instanceof Symbol.Noise || symbol instanceof Symbol.Unknown)).toList();
    }

    boolean atEnd() {
        return at >= symbols.size();
    }

    Symbol current() {
        return symbols.get(at);
    }

    void advance() {
        at++;
    }

    void advance(int symbols) {
        at += symbols;
    }

    int mark() {
        return at;
    }

    /** Goes back to a mark. */
    void reset(int mark) {
        at = mark;
    }

    Symbol take() {
        return symbols.get(at++);
    }

    /** The symbol so many places on: 0 the current one, -1 the one before. */
    Optional<Symbol> peek(int distance) {
        var place = at + distance;
        return place >= 0 && place < symbols.size() ? Optional.of(symbols.get(place)) : Optional.empty();
    }

    boolean isCue(int distance, Cue... cues) {
        return peek(distance).filter(symbol -> isCue(symbol, cues)).isPresent();
    }

    static boolean isCue(Symbol symbol, Cue... cues) {
        if (symbol instanceof Structure structure) {
            for (var cue : cues) {
                if (structure.cue() == cue) {
                    return true;
                }
            }
        }
        return false;
    }

    <T extends Symbol> Optional<T> peek(int distance, Class<T> type) {
        return peek(distance).filter(type::isInstance).map(type::cast);
    }

    /** The word right before the current symbol, whatever it means. */
    Optional<Token> wordBefore() {
        return word(current().span().start() - 1);
    }

    /** Whether one of the words stands right before the symbol so many places on, articles aside. */
    boolean isAfter(int distance, String... words) {
        return peek(distance).map(symbol -> symbol.span().start()).flatMap(start -> word(start - 1)
                .filter(before -> before.reads("the")).isPresent() ? word(start - 2) : word(start - 1))
                .filter(before -> before.reads(words)).isPresent();
    }

    /** The word right after the current symbol, whatever it means. */
    Optional<Token> wordAfter() {
        return word(current().span().end());
    }

    /** Whether a sentence or a part of it ends behind the symbol so many places on. */
    boolean endsClause(int distance) {
        return peek(distance).map(symbol -> symbol.span().end()).filter(end -> word(end)
                .filter(next -> !next.reads(",", ";", ".", "?", "!", ")", "and", "then")).isEmpty()).isPresent();
    }

    private Optional<Token> word(int place) {
        return place >= 0 && place < tagging.tokens().size()
                ? Optional.of(tagging.tokens().get(place))
                : Optional.empty();
    }

    boolean skip(Cue... cues) {
        if (isCue(0, cues)) {
            advance();
            return true;
        }
        return false;
    }

    /** Whether at most so many words stand between two symbols that follow each other. */
    boolean near(int distance, int words) {
        var first = peek(distance - 1);
        var second = peek(distance);
        return first.isPresent() && second.isPresent()
                && second.get().span().start() - first.get().span().end() <= words;
    }

    /** Whether a sentence that says what to show begins between the symbol before and this one. */
    boolean opensRequest() {
        var before = peek(-1);
        return before.isPresent() && tagging.requestOpens(before.get().span().end(), current().span().start());
    }

    boolean reads(Symbol symbol, String... words) {
        return List.of(words).contains(text(symbol).toLowerCase(Locale.ROOT));
    }

    /** Base forms of the words of the symbol just read and of those behind it that carry nothing. */
    List<String> wordsOfLast() {
        var last = peek(-1);
        var end = atEnd() ? tagging.tokens().size() : current().span().start();
        return last.isEmpty()
                ? List.of()
                : tagging.tokens().subList(last.get().span().start(), end).stream().map(Token::lemma).toList();
    }

    /** Whether one of the words stands right after the symbol. */
    boolean followedBy(Symbol symbol, String... words) {
        return word(symbol.span().end()).filter(next -> next.reads(words)).isPresent();
    }

    String text(Symbol symbol) {
        return tagging.text(symbol.span());
    }
}
