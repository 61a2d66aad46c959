package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Together;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Days;
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
        return Optional.of(days.bareYear()
                ? new Operand.Amount(BigDecimal.valueOf(days.from().getYear()))
                : new Operand.Day(days.from()));
    }

    private Optional<Operand> overall(Structure structure, Comparator comparator) {
        var function = function(structure.cue(), comparator);
        if (function.isPresent()) {
            cursor.advance();
        }
        return function.map(found -> new Operand.Overall(found, columnAhead(), over()));
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

    /** What the aggregate is taken over: "than any country in Africa", "than the average of French singers". */
    private List<Restriction> over() {
        int distance = 0;
        while (cursor.peek(distance).filter(symbol -> symbol instanceof Entity
                || SymbolCursor.isCue(symbol, Cue.OF, Cue.IN, Cue.FROM, Cue.FOR, Cue.ALL, Cue.ANY, Cue.WITH))
                .isPresent()) {
            distance++;
        }
        var value = cursor.peek(distance, Value.class);
        if (value.isEmpty() || distance == 0) {
            return List.of();
        }
        cursor.advance(distance + 1);
        return List.of(new Restriction.ValueIs(null, List.of(value.get()), Together.ANY, state.anchor));
    }

    private Optional<Operand> other(Attribute attribute) {
        if (state.pending == null) {
            return Optional.empty();
        }
        cursor.advance();
        return Optional.of(new Operand.Other(new Attr(attribute, state.anchor)));
    }
}
