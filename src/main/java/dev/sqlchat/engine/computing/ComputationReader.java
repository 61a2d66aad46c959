package dev.sqlchat.engine.computing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/**
 * Finds two numbers to compute with in a question: "the ratio of A to B", "the difference between A and B", "how many more A
 * than B". What stands before, and a grouping or a time at the end, belong to both.
 */
final class ComputationReader {

    private static final List<String> BETWEEN_NUMBERS = List.of("compared", "versus", "vs", "to", "than", "over", "per",
            "and");

    private final Tagging tagging;
    private final List<Symbol> symbols;

    private ComputationReader(Tagging tagging) {
        this.tagging = tagging;
        this.symbols = tagging.symbols();
    }

    static Optional<Computation> read(Tagging tagging) {
        var reader = new ComputationReader(tagging);
        return reader.named().or(reader::compared);
    }

    /** "the ratio of A to B", "the difference between A and B". */
    private Optional<Computation> named() {
        return first(0, symbol -> isCue(symbol, Cue.RATIO, Cue.DIFFERENCE)).stream().boxed().findFirst()
                .flatMap(at -> divided(isCue(symbols.get(at), Cue.RATIO) ? Operator.DIVIDED_BY : Operator.MINUS,
                        symbols.subList(0, at), List.of(), at + 1, false));
    }

    /** "how many more A than B", "how much cheaper is A than B". */
    private Optional<Computation> compared() {
        return first(0, symbol -> isCue(symbol, Cue.COUNT, Cue.HOW_MUCH)).stream().boxed()
                .filter(at -> at + 1 < symbols.size() && isComparative(symbols.get(at + 1))).findFirst()
                .flatMap(at -> divided(Operator.MINUS, symbols.subList(0, at), asked(at), at + 2,
                        isLess(symbols.get(at + 1))));
    }

    private static boolean isComparative(Symbol symbol) {
        return isCue(symbol, Cue.MORE, Cue.LESS) || degree(symbol, Degree.COMPARATIVE);
    }

    private static boolean isLess(Symbol symbol) {
        return isCue(symbol, Cue.LESS) || symbol instanceof Adjectival adjectival && !adjectival.adjective().more();
    }

    /** What is asked of both: how many, or how much of what the adjective measures. */
    private List<Symbol> asked(int at) {
        return symbols.get(at + 1) instanceof Adjectival adjectival
                ? List.of(new Adjectival(adjectival.span(), adjectival.adjective(), Degree.POSITIVE, adjectival.word()))
                : List.of(symbols.get(at));
    }

    private Optional<Computation> divided(Operator operator, List<Symbol> before, List<Symbol> asked, int from,
            boolean turned) {
        var between = between(from);
        if (between.isEmpty()) {
            return Optional.empty();
        }
        int after = between.getAsInt() + 1;
        var end = end(after);
        var left = symbols.subList(from, between.getAsInt());
        var right = symbols.subList(after, end);
        var head = joined(before, asked);
        var tail = symbols.subList(end, symbols.size());
        var one = tagging(joined(head, hasNoun(left) ? left : joined(left, withoutLead(right)), tail));
        var leans = leans(right, left);
        var other = tagging(leans ? right : joined(head, right, tail));
        return Optional.of(new Computation(operator, one, other, leans, turned));
    }

    /** The word that divides the two numbers. */
    private OptionalInt between(int from) {
        return BETWEEN_NUMBERS.stream()
                .flatMapToInt(word -> IntStream.range(from + 1, symbols.size() - 1)
                        .filter(at -> firstWord(at).equals(word) && says(symbols.subList(from, at))
                                && says(symbols.subList(at + 1, symbols.size())))
                        .limit(1))
                .findFirst();
    }

    private String firstWord(int at) {
        return tagging.tokens().get(symbols.get(at).span().start()).lower();
    }

    private static boolean says(List<Symbol> part) {
        return part.stream().anyMatch(symbol -> symbol instanceof Attribute || symbol instanceof Entity
                || symbol instanceof Value || symbol instanceof Adjectival || isCue(symbol, Cue.MAXIMUM, Cue.MINIMUM));
    }

    /** Where a grouping or a time at the end begins. */
    private int end(int from) {
        return IntStream.range(from + 1, symbols.size()).filter(this::beginsEnd).findFirst().orElse(symbols.size());
    }

    private boolean beginsEnd(int at) {
        var symbol = symbols.get(at);
        var groups = at + 1 < symbols.size() && (symbols.get(at + 1) instanceof Attribute
                || symbols.get(at + 1) instanceof Entity || symbols.get(at + 1) instanceof Symbol.Period);
        return isCue(symbol, Cue.EACH) || isCue(symbol, Cue.BY) && groups || symbol instanceof Symbol.Days;
    }

    private static boolean hasNoun(List<Symbol> part) {
        return part.stream().anyMatch(
                symbol -> symbol instanceof Attribute || symbol instanceof Entity || symbol instanceof Value);
    }

    /** "highest and lowest price": the price of both. */
    private static List<Symbol> withoutLead(List<Symbol> part) {
        return part.stream().dropWhile(symbol -> symbol instanceof Adjectival || symbol instanceof Symbol.Noise
                || isCue(symbol, Cue.MAXIMUM, Cue.MINIMUM, Cue.AVERAGE, Cue.MOST, Cue.LEAST)).toList();
    }

    /** It names no number of its own, or it goes without saying what of. */
    private static boolean leans(List<Symbol> part, List<Symbol> before) {
        var named = part.stream().anyMatch(symbol -> symbol instanceof Entity || symbol instanceof Value);
        return part.stream().noneMatch(ComputationReader::isNumber)
                || !named && before.stream().anyMatch(Value.class::isInstance)
                || part.stream().anyMatch(symbol -> isCue(symbol, Cue.THEIR));
    }

    static boolean isNumber(Symbol symbol) {
        return isCue(symbol, Cue.COUNT, Cue.SUM, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM) || symbol instanceof Adjectival
                || symbol instanceof Attribute attribute && attribute.links().getFirst().column().is(Role.MEASURE);
    }

    private OptionalInt first(int from, Predicate<Symbol> wanted) {
        return IntStream.range(from, symbols.size()).filter(at -> wanted.test(symbols.get(at))).findFirst();
    }

    private static boolean degree(Symbol symbol, Degree degree) {
        return symbol instanceof Adjectival adjectival && adjectival.degree() == degree;
    }

    private static boolean isCue(Symbol symbol, Cue... cues) {
        return symbol instanceof Structure structure && List.of(cues).contains(structure.cue());
    }

    @SafeVarargs
    private static List<Symbol> joined(List<Symbol>... parts) {
        var joined = new ArrayList<Symbol>();
        for (var part : parts) {
            joined.addAll(part);
        }
        return joined;
    }

    private Tagging tagging(List<Symbol> part) {
        return new Tagging(tagging.tokens(), part, part.stream().mapToDouble(Symbol::score).sum());
    }
}
