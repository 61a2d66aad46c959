package dev.sqlchat.engine.computing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Days;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Operator;

/**
 * Finds two times that a number is compared at: "how much more in May than in April", "the growth from April to May". All
 * that is said besides is asked of both.
 */
final class TimesReader {

    private final Tagging tagging;
    private final List<Symbol> symbols;
    private final ChangeWords words;

    private TimesReader(Tagging tagging) {
        this.tagging = tagging;
        this.symbols = tagging.symbols();
        this.words = new ChangeWords(tagging.tokens());
    }

    static Optional<Computation> read(Tagging tagging) {
        var reader = new TimesReader(tagging);
        return reader.any(reader::comparesWithNumber) ? Optional.empty() : reader.read();
    }

    /** "more than 5 lines" restricts what is asked of both times. */
    private boolean comparesWithNumber(int at) {
        return isCue(at, Cue.MORE, Cue.LESS) && IntStream.range(at + 1, Math.min(at + 3, symbols.size()))
                .anyMatch(next -> symbols.get(next) instanceof Symbol.Numeral);
    }

    private Optional<Computation> read() {
        var places = IntStream.range(0, symbols.size()).filter(at -> symbols.get(at) instanceof Days).boxed().toList();
        return switch (places.size()) {
            case 1 -> between((Days) symbols.get(places.getFirst()));
            case 2 -> apart((Days) symbols.get(places.getFirst()), (Days) symbols.get(places.getLast()));
            default -> Optional.empty();
        };
    }

    /** "from April to May" grows to the latter; "the difference between April and May" is what the former has more. */
    private Optional<Computation> between(Days days) {
        if (days.ends().size() != 2) {
            return Optional.empty();
        }
        var first = days.ends().getFirst();
        var last = days.ends().getLast();
        return changes()
                ? computation(last, first, any(this::shrinks))
                : hasCue(Cue.DIFFERENCE) ? computation(first, last, false) : Optional.empty();
    }

    private Optional<Computation> apart(Days one, Days other) {
        var against = IntStream.range(one.span().end(), other.span().end()).anyMatch(words::against);
        if (symbols.indexOf(one) > 0 && namesOther(symbols.indexOf(one), symbols.indexOf(other))) {
            return Optional.empty();
        }
        return hasCue(Cue.DIFFERENCE) || against && (changes() || asksHowMuchMore())
                ? computation(one, other, any(this::shrinks))
                : Optional.empty();
    }

    /** "Ada in May than Bob in April": each time is of another. */
    private boolean namesOther(int one, int other) {
        return symbols.subList(0, one).stream().anyMatch(Value.class::isInstance)
                && symbols.subList(one, other).stream().anyMatch(Value.class::isInstance);
    }

    private Optional<Computation> computation(Days one, Days other, boolean turned) {
        if (one.from() == null || one.before() == null || other.from() == null || other.before() == null) {
            return Optional.empty();
        }
        return hasNoun()
                ? Optional.of(new Computation(Operator.MINUS, at(one), at(other), false, words.asksPercent(), turned,
                        understood()))
                : Optional.empty();
    }

    /** Words of change are words of structure here. */
    private Tagging understood() {
        return tagging(IntStream.range(0, symbols.size()).mapToObj(this::understood).toList());
    }

    private Symbol understood(int at) {
        var symbol = symbols.get(at);
        if (isCue(at, Cue.MORE, Cue.LESS)) {
            return new Structure(symbol.span(), Cue.DIFFERENCE);
        }
        if (!(symbol instanceof Symbol.Unknown)) {
            return symbol;
        }
        return words.percent(token(at))
                ? new Structure(symbol.span(), Cue.SHARE)
                : words.changes(token(at))
                        ? new Structure(symbol.span(), Cue.DIFFERENCE)
                        : words.how(token(at)) ? new Structure(symbol.span(), Cue.WHAT) : symbol;
    }

    private Tagging tagging(List<Symbol> some) {
        return new Tagging(tagging.tokens(), some, some.stream().mapToDouble(Symbol::score).sum());
    }

    private boolean changes() {
        return any(at -> !isNoun(at) && words.changes(token(at)));
    }

    private boolean shrinks(int at) {
        return !isNoun(at) && words.shrinks(token(at)) || isCue(at, Cue.LESS)
                || isComparative(at) && !((Adjectival) symbols.get(at)).adjective().more();
    }

    /** Not "how many teams spent more", which counts the teams. */
    private boolean asksHowMuchMore() {
        return any(at -> (isCue(at, Cue.MORE, Cue.LESS) || isComparative(at))
                && (at > 0 && isCue(at - 1, Cue.COUNT) || hasCue(Cue.HOW_MUCH)));
    }

    /** What is asked, of this time alone. */
    private Tagging at(Days days) {
        var asked = new ArrayList<Symbol>();
        var placed = false;
        for (int at = 0; at < symbols.size(); at++) {
            if (symbols.get(at) instanceof Days) {
                if (!placed) {
                    asked.add(days);
                }
                placed = true;
            } else if (!ofComparison(at)) {
                asked.add(symbols.get(at));
            }
        }
        if (asked.stream().anyMatch(TimesReader::saysNumber)) {
            asked.removeIf(TimesReader::asksAmount);
        } else if (asked.stream().noneMatch(TimesReader::asksAmount)) {
            asked.addFirst(number());
        }
        return tagging(asked);
    }

    private boolean ofComparison(int at) {
        return isCue(at, Cue.MORE, Cue.LESS, Cue.DIFFERENCE, Cue.COMPARE, Cue.SHARE) || isComparative(at)
                || !isNoun(at) && (words.changes(token(at)) || words.against(token(at)) || words.percent(token(at)))
                || isCue(at, Cue.AND, Cue.BETWEEN, Cue.IN, Cue.OF, Cue.FROM, Cue.BY) && besideComparison(at);
    }

    private boolean besideComparison(int at) {
        return at + 1 < symbols.size()
                && (symbols.get(at + 1) instanceof Days || isCue(at + 1, Cue.HOW_MUCH)
                        || !isNoun(at + 1) && words.percent(token(at + 1)))
                || at > 0 && !isNoun(at - 1) && words.changes(token(at - 1));
    }

    /** Amounts are added up, rows are counted. */
    private Symbol number() {
        var first = IntStream.range(0, symbols.size()).filter(this::isNoun).findFirst().orElseThrow();
        return new Structure(symbols.get(first).span(),
                symbols.get(first) instanceof Attribute attribute && ComputationReader.isNumber(attribute)
                        ? Cue.HOW_MUCH
                        : Cue.COUNT);
    }

    private static boolean saysNumber(Symbol symbol) {
        return symbol instanceof Structure structure
                && (structure.cue() == Cue.COUNT || structure.cue().aggregates());
    }

    private static boolean asksAmount(Symbol symbol) {
        return symbol instanceof Structure structure && structure.cue() == Cue.HOW_MUCH;
    }

    private boolean hasNoun() {
        return any(this::isNoun);
    }

    private boolean isNoun(int at) {
        return symbols.get(at) instanceof Attribute || symbols.get(at) instanceof Entity
                || symbols.get(at) instanceof Value;
    }

    private boolean isComparative(int at) {
        return symbols.get(at) instanceof Adjectival adjectival && adjectival.degree() == Degree.COMPARATIVE;
    }

    private boolean hasCue(Cue cue) {
        return any(at -> isCue(at, cue));
    }

    private boolean isCue(int at, Cue... cues) {
        return symbols.get(at) instanceof Structure structure && List.of(cues).contains(structure.cue());
    }

    private boolean any(IntPredicate test) {
        return IntStream.range(0, symbols.size()).anyMatch(test);
    }

    private int token(int at) {
        return symbols.get(at).span().start();
    }
}
