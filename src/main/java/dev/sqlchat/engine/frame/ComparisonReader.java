package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Reads comparisons: "more than 3", "a greater area than", "between 2 and 5", "twice". */
final class ComparisonReader {

    private static final String AGE = "age";

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final MeasureReader measures;
    private final OperandReader operands;

    ComparisonReader(ParseState state, Lookahead ahead, MeasureReader measures, OperandReader operands) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.measures = measures;
        this.operands = operands;
    }

    void comparison(Comparator comparator, @Nullable Measure measure) {
        var ofAge = cursor.reads(cursor.current(), "above", "over", "under", "below") && hasAge();
        cursor.advance();
        state.restrictWhatIsAsked();
        cursor.skip(Cue.ALL, Cue.EQUAL);
        var counted = measure == null && state.pending == null
                ? operands.counted()
                : Optional.<OperandReader.Counted>empty();
        if (counted.isPresent()) {
            draft.mention(counted.get().measure().table());
            compare(comparator, counted.get().measure(), counted.get().operand());
            return;
        }
        var given = measure == null && state.pending == null ? columnBetween() : measure;
        skipNounOfNumber();
        var operand = operands.operand(comparator);
        if (operand.isPresent()) {
            compare(comparator, given == null && ofAge ? ageUnlessMeasured(comparator) : given, operand.get());
        } else if (comparator == Comparator.NOT_EQUAL) {
            state.negated = true;
        }
    }

    /** "or below" after a number includes it; before a number, as in "above 90 or below 50", it begins another bound. */
    void bound(Comparator inclusive, Comparator strict) {
        var text = cursor.text(cursor.current()).toLowerCase(Locale.ROOT);
        var joins = text.startsWith("or ") ? Cue.OR : text.startsWith("and ") ? Cue.AND : null;
        if (joins != null) {
            state.connective = joins;
            draft.restrictions.connect(joins);
        }
        comparison(joins == null ? inclusive : strict, null);
    }

    /** "after 2013": of a time, never of how many there are. */
    void inTime(Comparator comparator) {
        if (state.pending != null || cursor.peek(1, Symbol.Numeral.class).isEmpty()) {
            comparison(comparator, null);
        } else {
            cursor.advance(2);
            state.restrictWhatIsAsked();
            state.negated = false;
            draft.dropped++;
        }
    }

    /** "a greater population than 3 million": the column stands between the comparator and what it is compared with. */
    private @Nullable Measure columnBetween() {
        if (cursor.peek(0, Attribute.class).isEmpty() || !ahead.operandAfterAttribute()) {
            return null;
        }
        var measure = new Measure.Plain(new Attr((Attribute) cursor.take(), state.anchor));
        cursor.skip(Cue.OF);
        return measure;
    }

    private boolean hasAge() {
        return state.anchor != null && state.anchor.columns().stream()
                .anyMatch(column -> column.is(Role.MEASURE) && column.ownWords().equals(List.of(AGE)));
    }

    /** "students over 20": where nothing else is said of what is counted or measured. */
    private @Nullable Measure ageUnlessMeasured(Comparator comparator) {
        var measured = state.pending != null || measures.isAhead() || measures.ofUnit() != null
                || draft.restrictions.boundedBy(comparator) != null;
        return measured ? null : new Measure.Degree(List.of(AGE), state.anchor);
    }

    /** "over the age of 20", "less than age 72": what the number is, said once more or for the first time. */
    private void skipNounOfNumber() {
        var number = cursor.isCue(1, Cue.OF) ? 2 : 1;
        if (cursor.peek(number, Symbol.Numeral.class).isEmpty() || !cursor.near(0, 1)) {
            return;
        }
        if (cursor.peek(0).orElseThrow() instanceof Adjectival noun && noun.degree() == Degree.POSITIVE) {
            cursor.advance(number);
            state.pending = state.pending == null ? measures.degree(noun) : state.pending;
        }
    }

    void comparative(Adjectival adjectival) {
        var more = adjectival.adjective().more();
        var comparator = more ? Comparator.GREATER : Comparator.LESS;
        var byColumn = state.pending != null
                || cursor.peek(1, Attribute.class).isPresent() && cursor.peek(2).isPresent();
        comparison(comparator, byColumn ? null : measures.degree(adjectival));
    }

    void compare(Comparator comparator, @Nullable Measure measure, Operand operand) {
        if (operand instanceof Operand.Amount && countedAfterText()) {
            state.pending = null;
        }
        var given = measure != null ? measure : state.pending != null ? state.pending : measures.measureAhead();
        var left = given != null || measures.ofUnit() != null
                ? given
                : draft.restrictions.boundedBy(comparator);
        state.pending = null;
        if (left != null) {
            state.restrict(new Restriction.Compared(left, comparator, operand));
        } else if (operand instanceof Operand.Amount) {
            var unit = Optional.ofNullable(measures.ofUnit()).or(this::asked);
            state.restrict(unit.isEmpty()
                    ? RestrictionsDraft.ofThings(comparator, operand, state.anchor)
                    : new Restriction.Compared(unit.get(), comparator, operand));
        } else if (operand instanceof Operand.Overall overall && overall.attr() != null) {
            state.restrict(new Restriction.Compared(new Measure.Plain(overall.attr()), comparator, operand));
        } else {
            state.negated = false;
        }
        state.connective = null;
        state.restricting = true;
    }

    /** "the total price of the orders over 100": what is asked of the rows is compared. */
    private Optional<Measure> asked() {
        return draft.askedOf(state.anchor).map(Measure.Plain::new);
    }

    /** "which speak at least 3 languages": the column that follows is counted; the text before is not compared. */
    private boolean countedAfterText() {
        return state.pendingColumn() != null && cursor.peek(0, Attribute.class).isPresent() && cursor.near(0, 0)
                && state.pendingColumn().symbol().links().getFirst().column().column().type() == ColumnType.TEXT;
    }

    void between() {
        cursor.advance();
        var low = operands.operand(Comparator.EQUAL);
        cursor.skip(Cue.AND, Cue.IN);
        var high = operands.operand(Comparator.EQUAL);
        if (low.isPresent() && high.isPresent()) {
            ranged(low.get(), high.get());
        }
        state.pending = null;
        state.restricting = true;
    }

    void ranged(Operand low, Operand high) {
        var measure = state.pending != null ? state.pending : measures.measureAhead();
        state.pending = null;
        state.restrict(new Restriction.Ranged(measure == null ? RestrictionsDraft.countOf(state.anchor) : measure, low,
                high));
        state.restricting = true;
    }

    void times(BigDecimal number) {
        cursor.advance();
        state.restrict(
                new Restriction.Compared(new Measure.CountRows(), Comparator.EQUAL, new Operand.Amount(number)));
    }
}
