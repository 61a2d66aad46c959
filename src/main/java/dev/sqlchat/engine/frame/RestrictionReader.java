package dev.sqlchat.engine.frame;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Place;
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
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Reads restrictions on values, texts, days and bare numbers. */
final class RestrictionReader {

    private static final int SHORTEST_CODE = 4;

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final MeasureReader measures;
    private final ComparisonReader comparisons;

    RestrictionReader(ParseState state, Lookahead ahead, MeasureReader measures, ComparisonReader comparisons) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.measures = measures;
        this.comparisons = comparisons;
    }

    void value(Value value) {
        cursor.advance();
        var hint = state.pendingColumn();
        state.pending = null;
        var owner = ownerOf();
        if (!draft.restrictions.alsoValue(value, state.connective, state.both)) {
            state.restrict(
                    new Restriction.ValueIs(hint, List.of(value), Together.ANY, owner == null ? state.anchor : owner));
        }
        state.connective = null;
        state.restricting = state.restricting || !draft.targets.isEmpty();
    }

    /** "a cat pet": the table right after a negated value is only what the value belongs to. */
    private @Nullable TableProfile ownerOf() {
        var next = cursor.peek(0, Entity.class);
        if (next.isEmpty() || !cursor.near(0, 0)) {
            return null;
        }
        if (state.negated && !draft.targets.isEmpty()) {
            cursor.advance();
            draft.mention(next.get().table());
        }
        return next.get().table();
    }

    void quoted(Quoted quoted) {
        cursor.advance();
        if (state.pending instanceof Measure.Plain plain) {
            state.restrict(new Restriction.TextIs(plain.attr(), quoted.text()));
        } else {
            state.restrict(new Restriction.HasText(null, Place.ANYWHERE, quoted.text(), state.anchor));
        }
        state.pending = null;
    }

    void hasText(Place place) {
        var subject = state.pendingColumn();
        cursor.advance();
        cursor.skip(Cue.CONTAINS, Cue.WITH);
        var fragment = cursor.peek(0).map(this::fragment).orElse("");
        if (fragment.isEmpty()) {
            state.restricting = true;
            return;
        }
        cursor.advance();
        state.restrict(new Restriction.HasText(subject, place, fragment, state.anchor));
        state.pending = null;
    }

    private String fragment(Symbol symbol) {
        return switch (symbol) {
            case Quoted quoted -> quoted.text();
            case Value value -> value.text();
            case Symbol.Numeral number -> cursor.text(number);
            case Days days -> days.bareYear() ? cursor.text(days) : "";
            default -> "";
        };
    }

    void days(Days days) {
        cursor.advance();
        var hint = state.pendingColumn();
        if (days.bareYear() && days.from() != null && hint != null
                && hint.symbol().links().getFirst().column().identifies()) {
            comparisons.compare(Comparator.EQUAL, null, OperandReader.yearNumber(days.from()));
            return;
        }
        state.pending = null;
        var during = new Restriction.During(hint, orBeyond(days), state.anchor);
        if (!draft.restrictions.alsoDays(during, state.connective)) {
            state.restrict(during);
        }
        state.connective = null;
    }

    /** "2014 or after". */
    private Days orBeyond(Days days) {
        if (!cursor.isCue(0, Cue.AT_LEAST, Cue.AT_MOST)) {
            return days;
        }
        var least = cursor.isCue(0, Cue.AT_LEAST);
        cursor.advance();
        return new Days(days.span(), least ? days.from() : null, least ? null : days.before(), days.bareYear());
    }

    void missing() {
        cursor.advance();
        if (state.pending instanceof Measure.Plain plain) {
            state.restrict(new Restriction.Missing(plain.attr()));
            state.pending = null;
        }
    }

    void number(Symbol.Numeral number) {
        cursor.advance();
        if (standsForThing(number)) {
            return;
        }
        var amount = new Operand.Amount(number.value());
        if (cursor.isCue(0, Cue.AT_LEAST, Cue.AT_MOST) && cursor.near(0, 0)) {
            var comparator = cursor.isCue(0, Cue.AT_LEAST) ? Comparator.GREATER_OR_EQUAL : Comparator.LESS_OR_EQUAL;
            cursor.advance();
            comparisons.compare(comparator, null, amount);
        } else if (cursor.isCue(0, Cue.IN) && cursor.text(cursor.current()).equals("to")
                && cursor.peek(1, Symbol.Numeral.class).isPresent()) {
            cursor.advance();
            comparisons.ranged(amount, new Operand.Amount(((Symbol.Numeral) cursor.take()).value()));
        } else if (state.pending == null && isNumberOfValued()) {
            ofValued(amount);
        } else if (state.pending == null && isCodeOfNext(number)) {
            comparisons.compare(Comparator.EQUAL,
                    new Measure.Plain(new Attr((Attribute) cursor.take(), state.anchor)), amount);
        } else if (state.pending != null || isNumberOfNext()) {
            comparisons.compare(Comparator.EQUAL, null, amount);
        } else if (cursor.peek(0, Adjectival.class).filter(next -> next.degree() == Degree.POSITIVE).isPresent()) {
            comparisons.compare(Comparator.EQUAL, measures.degree((Adjectival) cursor.take()), amount);
        } else {
            loneNumber(number);
        }
    }

    /** "which one", "the official one", "a singer above 40 and one below 30". */
    private boolean standsForThing(Symbol.Numeral number) {
        return cursor.text(number).equalsIgnoreCase("one") && (isAnother() || state.continuing
                && (cursor.isCue(-2, Cue.WHAT, Cue.RELATIVE) || cursor.atEnd() && !cursor.isCue(-2, Cue.EACH)));
    }

    private boolean isAnother() {
        return cursor.isCue(-2, Cue.AND, Cue.OR) && (cursor.isCue(0, Cue.MORE, Cue.LESS, Cue.AFTER, Cue.BEFORE,
                Cue.WITH, Cue.RELATIVE)
                || cursor.peek(0, Adjectival.class).filter(next -> next.degree() == Degree.COMPARATIVE).isPresent());
    }

    /** "with 3 pets": so many of what the number stands beside. */
    private boolean isNumberOfNext() {
        return state.restricting && cursor.near(0, 1)
                && (cursor.peek(0, Entity.class).isPresent() || cursor.peek(0, Attribute.class).isPresent());
    }

    /** "the 10115 postal code": codes of a column all have as many digits. */
    private boolean isCodeOfNext(Symbol.Numeral number) {
        var digits = number.value().toPlainString();
        return digits.length() >= SHORTEST_CODE && cursor.near(0, 0) && cursor.peek(0, Attribute.class)
                .map(attribute -> attribute.links().getFirst().column()).filter(ColumnProfile::identifies)
                .map(column -> column.column().statistics().samples())
                .filter(samples -> !samples.isEmpty()
                        && samples.stream().allMatch(sample -> sample.length() == digits.length()))
                .isPresent();
    }

    /** "by only one European club": so many of the table behind the value. */
    private boolean isNumberOfValued() {
        return state.restricting && cursor.isCue(-2, Cue.ONLY) && cursor.near(0, 1) && cursor.near(1, 1)
                && cursor.peek(0, Value.class).isPresent() && cursor.peek(1, Entity.class).isPresent();
    }

    private void ofValued(Operand amount) {
        var table = cursor.peek(1, Entity.class).orElseThrow().table();
        state.restrict(RestrictionsDraft.ofThings(Comparator.EQUAL, amount, table));
    }

    private void loneNumber(Symbol.Numeral number) {
        if (!continuesList() && !state.restricting && (draft.targets.isEmpty() || ahead.ranksAhead())) {
            state.limit = number.value();
        } else {
            alsoNumber(number);
        }
    }

    /** "in 1998 or 2007". */
    private boolean continuesList() {
        return state.connective != null && !draft.restrictions.isEmpty();
    }

    private void alsoNumber(Symbol.Numeral number) {
        if (state.anchor == null || !draft.restrictions.alsoNumber(number.value())) {
            draft.dropped++;
        }
    }
}
