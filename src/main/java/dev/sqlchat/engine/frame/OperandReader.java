package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Together;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Days;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Quoted;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Value;

/** Reads what something is compared with: a number, a day, a text, another column or an aggregate. */
final class OperandReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final Lookahead ahead;

    OperandReader(ParseState state, Lookahead ahead) {
        this.state = state;
        this.cursor = state.cursor;
        this.ahead = ahead;
    }

    Optional<Operand> operand(Comparator comparator) {
        var factor = factor();
        if (factor.isEmpty()) {
            return unscaled(comparator);
        }
        skipAsMuchAs();
        return ofOne().or(() -> unscaled(comparator)).map(operand -> scaled(factor, operand));
    }

    /** "twice", "half", "1.5 times". */
    private Optional<BigDecimal> factor() {
        if (cursor.skip(Cue.TWICE)) {
            return Optional.of(BigDecimal.TWO);
        }
        if (cursor.skip(Cue.HALF)) {
            return Optional.of(new BigDecimal("0.5"));
        }
        var number = cursor.peek(0, Symbol.Numeral.class).filter(found -> cursor.followedBy(found, "times", "x"));
        number.ifPresent(_ -> {
            cursor.advance();
            cursor.skip(Cue.COUNT);
        });
        return number.map(Symbol.Numeral::value);
    }

    /** "twice as long as". */
    private void skipAsMuchAs() {
        if (cursor.peek(0, Adjectival.class).filter(word -> word.degree() == Degree.POSITIVE).isPresent()) {
            cursor.advance();
        }
    }

    /** "that of Norway", "the price of the Rye Loaf". */
    private Optional<Operand> ofOne() {
        var attribute = cursor.peek(0, Attribute.class);
        int distance = attribute.isPresent() ? 1 : 0;
        while (cursor.isCue(distance, Cue.RELATIVE, Cue.THEIR, Cue.OF, Cue.IN, Cue.FROM)
                || distance > 0 && cursor.peek(distance, Entity.class).isPresent()) {
            distance++;
        }
        return ofOne(attribute.map(found -> new Attr(found, state.anchor)).orElse(null), distance);
    }

    /** "older than Ada", "larger than that of Norway". */
    private Optional<Operand> ofOneThan() {
        var thatOf = cursor.isCue(0, Cue.RELATIVE, Cue.THEIR) && cursor.isCue(1, Cue.OF);
        var lead = thatOf ? 2 : cursor.isCue(0, Cue.WHAT) ? 1 : 0;
        return thatOf || cursor.isAfter(0, "than") && !comparesText() ? ofOne(null, lead) : Optional.empty();
    }

    /** What is compared may itself be the text: "a code greater than A". */
    private boolean comparesText() {
        return state.pendingColumn() != null && ahead.holds(state.pendingColumn(), 0);
    }

    private Optional<Operand> ofOne(@Nullable Attr attr, int distance) {
        var value = cursor.peek(distance, Value.class);
        value.ifPresent(_ -> cursor.advance(distance + 1));
        return value.map(found -> new Operand.OfOne(attr,
                List.of(new Restriction.ValueIs(null, List.of(found), Together.ANY, state.anchor))));
    }

    /**
     * "more orders than Berlin", "twice the number of orders that came from Berlin": what is counted stands between;
     * none: nothing is read.
     */
    Optional<Counted> counted() {
        var start = cursor.mark();
        var factor = factor();
        cursor.skip(Cue.COUNT);
        var table = cursor.peek(0, Entity.class).map(Entity::table);
        int distance = 1;
        while (factor.isPresent() && (cursor.isCue(distance, Cue.RELATIVE, Cue.WITH, Cue.IN, Cue.OF, Cue.FROM)
                || cursor.peek(distance, Entity.class).isPresent())) {
            distance++;
        }
        var compared = factor.isPresent() && distance > 1 || cursor.isAfter(distance, "than", "as");
        var one = table.isPresent() && compared ? ofOne(null, distance) : Optional.<Operand>empty();
        if (table.isEmpty() || one.isEmpty()) {
            cursor.reset(start);
            return Optional.empty();
        }
        return Optional.of(new Counted(new Measure.CountOf(table.get(), false), scaled(factor, one.get())));
    }

    record Counted(Measure.CountOf measure, Operand operand) {}

    private static Operand scaled(Optional<BigDecimal> factor, Operand operand) {
        return factor.<Operand>map(times -> new Operand.Scaled(times, operand)).orElse(operand);
    }

    private Optional<Operand> unscaled(Comparator comparator) {
        var one = ofOneThan();
        if (one.isPresent()) {
            return one;
        }
        skipThatOf();
        if (cursor.atEnd()) {
            return Optional.empty();
        }
        return switch (cursor.current()) {
            case Symbol.Numeral number -> amount(number);
            case Days days -> day(days);
            case Structure structure -> overall(structure, comparator).or(() -> before(structure));
            case Attribute attribute -> other(attribute);
            case Quoted quoted -> text(quoted.text());
            case Value value -> state.pending == null ? Optional.empty() : text(value.matches().getFirst().value());
            default -> Optional.empty();
        };
    }

    /** "larger than that of any country". */
    private void skipThatOf() {
        if (cursor.isCue(0, Cue.RELATIVE, Cue.THEIR) && cursor.isCue(1, Cue.OF)) {
            cursor.advance(2);
        }
    }

    private Optional<Operand> text(String text) {
        cursor.advance();
        return Optional.of(new Operand.Text(text));
    }

    private Optional<Operand> amount(Symbol.Numeral number) {
        cursor.advance();
        return Optional.of(new Operand.Amount(number.value()));
    }

    private Optional<Operand> day(Days days) {
        cursor.advance();
        if (days.from() == null) {
            return Optional.empty();
        }
        return Optional.of(days.bareYear() ? yearNumber(days.from()) : new Operand.Day(days.from()));
    }

    static Operand yearNumber(LocalDate day) {
        return new Operand.Amount(BigDecimal.valueOf(day.getYear()));
    }

    private Optional<Operand> overall(Structure structure, Comparator comparator) {
        var some = thanAtLeastOne();
        var cue = some ? Cue.ANY : structure.cue();
        var function = function(cue, comparator);
        if (function.isPresent()) {
            cursor.advance(some ? 2 : 1);
        }
        return function.map(found -> new Operand.Overall(found, columnAhead(), over(!cue.aggregates())));
    }

    private boolean thanAtLeastOne() {
        return cursor.isCue(0, Cue.AT_LEAST) && cursor.isAfter(0, "than")
                && cursor.peek(1, Symbol.Numeral.class).filter(one -> one.value().compareTo(BigDecimal.ONE) == 0)
                        .isPresent();
    }

    /** "older than that": what the question before asked for. */
    private Optional<Operand> before(Structure structure) {
        var last = cursor.peek(1).isEmpty();
        if (!state.continuing || !last || structure.cue() != Cue.RELATIVE && structure.cue() != Cue.THEIR) {
            return Optional.empty();
        }
        cursor.advance();
        return Optional.of(new Operand.Before());
    }

    /** "more than any" is more than the least, "more than all" more than the most; "less" the other way round. */
    private static Optional<Function> function(Cue cue, Comparator comparator) {
        var less = comparator == Comparator.LESS || comparator == Comparator.LESS_OR_EQUAL;
        return switch (cue) {
            case AVERAGE -> Optional.of(Function.AVERAGE);
            case MAXIMUM -> Optional.of(Function.MAXIMUM);
            case MINIMUM -> Optional.of(Function.MINIMUM);
            case ALL, EACH -> Optional.of(less ? Function.MINIMUM : Function.MAXIMUM);
            case ANY -> Optional.of(less ? Function.MAXIMUM : Function.MINIMUM);
            default -> Optional.empty();
        };
    }

    private @Nullable Attr columnAhead() {
        if (cursor.peek(0, Attribute.class).isPresent() && !ahead.attributeCompared()) {
            return new Attr((Attribute) cursor.take(), state.anchor);
        }
        return null;
    }

    /**
     * What the aggregate is taken over: "than any country in Africa", "than the average of French singers".
     *
     * @param ofSome the value may stand at once: "than any Asian country"
     */
    private List<Restriction> over(boolean ofSome) {
        int distance = 0;
        while (leadsOn(distance)) {
            distance++;
        }
        var value = cursor.peek(distance, Value.class);
        if (value.isEmpty() || distance == 0 && !ofSome) {
            return List.of();
        }
        var hint = cursor.peek(distance - 2, Attribute.class).map(found -> new Attr(found, state.anchor)).orElse(null);
        cursor.advance(distance + 1);
        return List.of(new Restriction.ValueIs(hint, List.of(value.get()), Together.ANY, state.anchor));
    }

    private boolean leadsOn(int distance) {
        return cursor.peek(distance, Entity.class).isPresent()
                || cursor.isCue(distance, Cue.OF, Cue.IN, Cue.FROM, Cue.FOR, Cue.ALL, Cue.ANY, Cue.WITH)
                || startedFrom(distance);
    }

    /** "of the routes departing from Bergen": the words name the column that holds the value. */
    private boolean startedFrom(int distance) {
        return cursor.peek(distance, Attribute.class).isPresent() && cursor.peek(distance - 1, Entity.class).isPresent()
                && cursor.isCue(distance + 1, Cue.IN, Cue.FROM) && cursor.peek(distance + 2, Value.class).isPresent();
    }

    private Optional<Operand> other(Attribute attribute) {
        if (state.pending == null) {
            return Optional.empty();
        }
        cursor.advance();
        return Optional.of(new Operand.Other(new Attr(attribute, state.anchor)));
    }
}
