package dev.sqlchat.engine.computing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
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
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/**
 * Finds two numbers to compute with in a question: "the ratio of A to B", "the difference between A and B", "how many more A
 * than B". What stands before, and a grouping or a time at the end, belong to both.
 */
final class ComputationReader {

    private static final List<String> BETWEEN_NUMBERS = List.of("compared", "versus", "vs", "to", "than", "over", "per",
            "and");

    private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "has", "have", "had", "do", "does",
            "did",
            "come", "comes", "came", "go", "goes", "went", "live", "lives", "cost", "costs");

    private final Tagging tagging;
    private final List<Symbol> symbols;

    private ComputationReader(Tagging tagging) {
        this.tagging = tagging;
        this.symbols = tagging.symbols();
    }

    static Optional<Computation> read(Tagging tagging) {
        var reader = new ComputationReader(tagging);
        return reader.share().or(reader::named).or(reader::compared);
    }

    /** "what share of A is B": of the A that are B by all A. */
    private Optional<Computation> share() {
        return first(0, symbol -> isCue(symbol, Cue.SHARE)).stream().boxed().findFirst().flatMap(this::share);
    }

    private Optional<Computation> share(int at) {
        return shareOfEach(at).or(() -> shareOfSome(at));
    }

    /** "the share of A of each B": of the A of one by all A. */
    private Optional<Computation> shareOfEach(int at) {
        var before = withoutOpening(symbols.subList(0, at));
        var all = symbols.subList(at + 1, symbols.size());
        var each = IntStream.range(0, all.size()).filter(place -> beginsGroup(at + 1 + place)).findFirst();
        if (each.isEmpty() || !hasNoun(all.subList(0, each.getAsInt()))
                || !all.stream().allMatch(this::restrictsNoPart)) {
            return Optional.empty();
        }
        var whole = joined(all.subList(0, each.getAsInt()), all.stream().filter(Days.class::isInstance).toList());
        var asked = asked(at, whole);
        return Optional.of(new Computation(Operator.DIVIDED_BY, tagging(joined(asked, before, all)),
                tagging(joined(asked, before, whole)), false, true, false, tagging));
    }

    private boolean beginsGroup(int at) {
        return beginsEnd(at) && !(symbols.get(at) instanceof Days);
    }

    private boolean restrictsNoPart(Symbol symbol) {
        return symbol instanceof Symbol.Noise || symbol instanceof Entity || symbol instanceof Attribute
                || symbol instanceof Days || symbol instanceof Symbol.Period
                || isCue(symbol, Cue.EACH, Cue.BY, Cue.OF, Cue.IN, Cue.FROM, Cue.SUM);
    }

    private Optional<Computation> shareOfSome(int at) {
        var before = withoutOpening(symbols.subList(0, at));
        var part = symbols.subList(at + 1, symbols.size());
        var verb = IntStream.range(at + 1, symbols.size()).filter(this::isVerb).findFirst();
        var whole = joined(before, verb.isPresent() ? symbols.subList(at + 1, verb.getAsInt()) : nouns(at + 1));
        var asked = asked(at, whole);
        return hasNoun(whole) && !isAmount(asked, whole)
                ? Optional.of(new Computation(Operator.DIVIDED_BY, tagging(joined(asked, before, part)),
                        tagging(joined(asked, whole)), false, isPercent(at), false, tagging))
                : Optional.empty();
    }

    /** "of the pastries below 4, what share ...": of these. */
    private static List<Symbol> withoutOpening(List<Symbol> before) {
        return before.stream()
                .dropWhile(symbol -> symbol instanceof Symbol.Noise || isCue(symbol, Cue.OF, Cue.IN, Cue.FROM))
                .toList();
    }

    private boolean isVerb(int at) {
        return VERBS.contains(firstWord(at)) && !hasNoun(List.of(symbols.get(at)));
    }

    /** Where no verb divides them, all that the part is of: its table, its time and its groups. */
    private List<Symbol> nouns(int from) {
        var end = end(from);
        return IntStream.range(from, symbols.size())
                .filter(at -> at >= end || symbols.get(at) instanceof Entity).mapToObj(symbols::get).toList();
    }

    /** Rows are counted, amounts added up. */
    private List<Symbol> asked(int at, List<Symbol> whole) {
        var amount = whole.stream().filter(symbol -> symbol instanceof Entity || symbol instanceof Attribute)
                .findFirst()
                .filter(Attribute.class::isInstance).filter(ComputationReader::isNumber).isPresent();
        return List.of(new Structure(symbols.get(at).span(), amount ? Cue.HOW_MUCH : Cue.COUNT));
    }

    /** "share of the cost" counts no rows, though they are called costs. */
    private boolean isAmount(List<Symbol> asked, List<Symbol> whole) {
        return isCue(asked.getFirst(), Cue.COUNT) && whole.stream().filter(Entity.class::isInstance)
                .map(Entity.class::cast).findFirst().filter(this::isAmount).isPresent();
    }

    private boolean isAmount(Entity entity) {
        var last = tagging.tokens().get(entity.span().end() - 1).lower();
        return entity.table().columns().stream().anyMatch(column -> column.is(Role.MEASURE)
                && column.ref().column().equalsIgnoreCase(last));
    }

    private boolean isPercent(int at) {
        var words = tagging.text(symbols.get(at).span()).toLowerCase(Locale.ROOT);
        return words.contains("percent") || words.contains("share");
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
        return Optional.of(new Computation(operator, one, other, leans, false, turned, tagging));
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
