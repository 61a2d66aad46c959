package dev.sqlchat.engine.dialogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;

/**
 * How a question leans on the one before.
 *
 * @param strength from 0, not at all, to 1, it cannot be read alone
 */
public record Reference(double strength, Set<Lean> leans) {

    private static final double POINTING = 0.9;
    private static final double CONTINUING = 0.75;
    private static final double INCOMPLETE = 0.7;
    private static final double WITHIN = 0.35;
    private static final double FOLLOWING = 0;
    private static final Set<Lean> CHANGES = Set.of(Lean.INSTEAD, Lean.ALTERNATIVE, Lean.PICKS);

    public Reference {
        leans = Set.copyOf(leans);
    }

    /** How the question leans on an earlier one. */
    public static Reference of(Tagging tagging) {
        var words = tagging.tokens().stream().filter(token -> token.kind() != Token.Kind.PUNCTUATION)
                .map(Token::lower).toList();
        var leans = LeanPhrases.english().of(words);
        return new Reference(strength(tagging, leans), leans);
    }

    /**
     * Whether an earlier question may change what this one means. One that names nothing that is known is not
     * incomplete by that: it may name something by words of its own.
     */
    public static boolean leans(Tagging tagging) {
        var leans = besideDays(tagging);
        double strength = strength(tagging, leans);
        boolean incomplete = strength == INCOMPLETE
                && tagging.symbols().stream().noneMatch(Symbol.Unknown.class::isInstance);
        return leans.stream().anyMatch(CHANGES::contains) || incomplete || strength >= CONTINUING;
    }

    /** Whether it points at something that only an earlier question can have shown. */
    public static boolean pointsBack(Tagging tagging) {
        return besideDays(tagging).contains(Lean.POINTS);
    }

    /** "this month" points at nothing that was shown. */
    private static Set<Lean> besideDays(Tagging tagging) {
        return LeanPhrases.english().of(tagging.symbols().stream().flatMap(symbol -> symbol instanceof Symbol.Days
                ? Stream.of("…")
                : words(tagging, symbol).stream()).toList());
    }

    /** The same, but leaning so much at least. */
    public Reference atLeast(double least) {
        return new Reference(Math.max(least, strength), leans);
    }

    public boolean is(Lean lean) {
        return leans.contains(lean);
    }

    private static double strength(Tagging tagging, Set<Lean> leans) {
        if (leans.contains(Lean.POINTS) || leans.contains(Lean.OWNS) && !ownedWithin(tagging)) {
            return POINTING;
        }
        if (leans.contains(Lean.CONTINUES)) {
            return CONTINUING;
        }
        if (tagging.symbols().stream().noneMatch(Reference::names)) {
            return INCOMPLETE;
        }
        return leans.contains(Lean.OWNS) ? WITHIN : FOLLOWING;
    }

    private static boolean names(Symbol symbol) {
        return symbol instanceof Symbol.Entity || symbol instanceof Symbol.Attribute;
    }

    /** "singers and their ages": what owns is named by the question itself. */
    private static boolean ownedWithin(Tagging tagging) {
        for (var symbol : tagging.symbols()) {
            if (symbol instanceof Symbol.Entity) {
                return true;
            }
            if (LeanPhrases.english().of(words(tagging, symbol)).contains(Lean.OWNS)) {
                return false;
            }
        }
        return false;
    }

    private static List<String> words(Tagging tagging, Symbol symbol) {
        return tagging.tokens().subList(symbol.span().start(), symbol.span().end()).stream().map(Token::lower).toList();
    }
}
