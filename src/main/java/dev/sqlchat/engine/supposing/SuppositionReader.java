package dev.sqlchat.engine.supposing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Noise;
import dev.sqlchat.engine.linking.Symbol.Numeral;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Finds a supposed change in a question: "if the price of all breads rose by 10 %, what would ...". */
final class SuppositionReader {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final ChangeWords words = ChangeWords.english();
    private final Tagging tagging;
    private final List<Symbol> symbols;

    private SuppositionReader(Tagging tagging) {
        this.tagging = tagging;
        this.symbols = tagging.symbols();
    }

    static Optional<Supposition> read(Tagging tagging) {
        return new SuppositionReader(tagging).read();
    }

    /** Whether the question is about other data than there are, in whatever words. */
    static boolean supposes(Tagging tagging) {
        var words = ChangeWords.english();
        return tagging.tokens().stream().anyMatch(token -> words.opens(token.lower()))
                && tagging.tokens().stream().anyMatch(token -> words.supposes(token.lower()));
    }

    /** The last clause that changes a number; "if you only consider ..." changes none. */
    private Optional<Supposition> read() {
        return IntStream.range(0, symbols.size()).filter(at -> words.opens(firstWord(at))).boxed()
                .sorted(Comparator.reverseOrder()).flatMap(at -> clause(at, end(at)).stream()).findFirst();
    }

    private String firstWord(int at) {
        return tagging.tokens().get(symbols.get(at).span().start()).lower();
    }

    /** A clause before the question ends at its comma, one behind it with the sentence. */
    private int end(int from) {
        var opens = symbols.subList(0, from).stream().allMatch(Noise.class::isInstance);
        return IntStream.range(from + 1, symbols.size())
                .filter(at -> firstWord(at).equals(".") || firstWord(at).equals("?")
                        || opens && symbols.get(at) instanceof Structure structure && structure.cue() == Cue.COMMA)
                .findFirst().orElse(symbols.size());
    }

    private Optional<Supposition> clause(int from, int end) {
        var clause = symbols.subList(from + 1, end);
        var rest = new ArrayList<>(symbols.subList(0, from));
        rest.addAll(symbols.subList(Math.min(end + 1, symbols.size()), symbols.size()));
        return change(clause).flatMap(change -> changed(clause)
                .map(changed -> new Supposition(tagging(changed), change, tagging(rest), readWhole(from, end))));
    }

    private Optional<Change> change(List<Symbol> clause) {
        var factor = clause.stream().flatMap(symbol -> words.factor(text(symbol)).stream()).findFirst();
        return clause.stream().noneMatch(this::changes)
                ? Optional.empty()
                : factor.<Change>map(Change.Times::new).or(() -> number(clause).map(number -> by(clause, number)));
    }

    private static Optional<Numeral> number(List<Symbol> clause) {
        return clause.stream().filter(Numeral.class::isInstance).map(Numeral.class::cast)
                .filter(number -> !number.ordinal()).reduce((first, last) -> last);
    }

    private Change by(List<Symbol> clause, Numeral number) {
        var falls = clause.stream().anyMatch(this::falls);
        var value = falls ? number.value().negate() : number.value();
        if (isPercent(number)) {
            return new Change.Times(BigDecimal.ONE.add(value.divide(HUNDRED)));
        }
        return isFollowedBy(number, "times") ? new Change.Times(number.value()) : new Change.Plus(value);
    }

    private boolean falls(Symbol symbol) {
        return words.falls(text(symbol)) || isComparative(symbol)
                && symbol instanceof Adjectival adjectival && !adjectival.adjective().more();
    }

    private boolean isPercent(Numeral number) {
        return text(number).contains("%") || text(number).contains("percent");
    }

    private boolean isFollowedBy(Symbol symbol, String... next) {
        var end = symbol.span().end();
        return end < tagging.tokens().size() && tagging.tokens().get(end).reads(next);
    }

    /** The number that changes comes first, then whose it is. */
    private Optional<List<Symbol>> changed(List<Symbol> clause) {
        return IntStream.range(0, clause.size()).filter(at -> isMeasure(clause.get(at))).boxed().findFirst()
                .map(at -> changed(clause, at)).or(() -> measured(clause));
    }

    private List<Symbol> changed(List<Symbol> clause, int at) {
        var first = at > 0 && isExtreme(clause.get(at - 1)) ? at - 1 : at;
        var changed = new ArrayList<>(clause.subList(first, at + 1));
        IntStream.range(0, clause.size()).filter(other -> other < first || other > at).mapToObj(clause::get)
                .filter(symbol -> !ofChange(symbol)).forEach(changed::add);
        return changed;
    }

    /** "if every wine was 2 dollars cheaper": what the adjective measures. */
    private Optional<List<Symbol>> measured(List<Symbol> clause) {
        return clause.stream().filter(SuppositionReader::isComparative).map(Adjectival.class::cast).findFirst()
                .map(word -> {
                    var changed = new ArrayList<Symbol>();
                    changed.add(new Adjectival(word.span(), word.adjective(), Degree.POSITIVE, word.word()));
                    clause.stream().filter(symbol -> !ofChange(symbol)).forEach(changed::add);
                    return changed;
                });
    }

    private static boolean isComparative(Symbol symbol) {
        return symbol instanceof Adjectival adjectival && adjectival.degree() == Degree.COMPARATIVE;
    }

    private static boolean isMeasure(Symbol symbol) {
        return symbol instanceof Attribute attribute && attribute.links().getFirst().column().is(Role.MEASURE)
                && !attribute.links().getFirst().column().identifies();
    }

    /** "the lowest price": that one only. */
    private static boolean isExtreme(Symbol symbol) {
        return symbol instanceof Adjectival adjectival && adjectival.degree() == Degree.SUPERLATIVE
                || isCue(symbol, Cue.MAXIMUM, Cue.MINIMUM);
    }

    private boolean ofChange(Symbol symbol) {
        return symbol instanceof Numeral || changes(symbol)
                || isCue(symbol, Cue.BY, Cue.EACH, Cue.ALL, Cue.ANY, Cue.MORE, Cue.LESS, Cue.WITH)
                || symbol instanceof Attribute attribute && isMeasure(attribute);
    }

    private boolean changes(Symbol symbol) {
        return words.changes(text(symbol)) || isComparative(symbol);
    }

    private static boolean isCue(Symbol symbol, Cue... cues) {
        return symbol instanceof Structure structure && List.of(cues).contains(structure.cue());
    }

    private String text(Symbol symbol) {
        return tagging.text(symbol.span()).toLowerCase(Locale.ROOT);
    }

    private Tagging tagging(List<Symbol> part) {
        return new Tagging(tagging.tokens(), part, part.stream().mapToDouble(Symbol::score).sum());
    }

    private Tagging readWhole(int from, int end) {
        var read = IntStream.range(0, symbols.size()).mapToObj(at -> {
            var symbol = symbols.get(at);
            return at == from || at > from && at < end && ofChange(symbol) && !isMeasure(symbol)
                    ? new Noise(symbol.span())
                    : symbol;
        }).toList();
        return new Tagging(tagging.tokens(), read, tagging.score());
    }
}
