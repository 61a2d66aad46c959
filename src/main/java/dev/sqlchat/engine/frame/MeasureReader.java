package dev.sqlchat.engine.frame;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Vocabulary;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Reads what is ranked, sorted or compared by: "number of songs", "average age", "population". */
final class MeasureReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;

    MeasureReader(ParseState state, Lookahead ahead) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
    }

    /** Whether a measure begins here. */
    boolean isHere() {
        var mark = cursor.mark();
        var anchor = state.anchor;
        var here = measureHere().isPresent();
        cursor.reset(mark);
        state.anchor = anchor;
        return here;
    }

    /** A measure that begins here; none: nothing is read. */
    Optional<Measure> measureHere() {
        if (cursor.isCue(0, Cue.COUNT)) {
            return countHere();
        }
        var function = functionHere();
        var column = columnPlace(ownedPlace(function.isPresent() ? 1 : 0));
        if (cursor.peek(column, Attribute.class).isEmpty()) {
            return Optional.empty();
        }
        cursor.advance(column);
        var attr = new Attr((Attribute) cursor.current(), ahead.anchorOf(), ahead.isOwned());
        cursor.advance();
        return Optional.of(
                function.<Measure>map(found -> new Measure.Aggregated(found, attr)).orElse(new Measure.Plain(attr)));
    }

    /** "average singer age": the table says whose column follows. */
    private int ownedPlace(int place) {
        var owner = cursor.peek(place, Entity.class);
        if (owner.isEmpty() || cursor.peek(place + 1, Attribute.class).isEmpty() || !cursor.near(place + 1, 1)) {
            return place;
        }
        state.anchor = owner.get().table();
        return place + 1;
    }

    /** Of two columns named in a row the second is measured. */
    private int columnPlace(int place) {
        var two = cursor.peek(place, Attribute.class).isPresent() && cursor.peek(place + 1, Attribute.class).isPresent()
                && cursor.near(place + 1, 0);
        return two ? place + 1 : place;
    }

    private Optional<Measure> countHere() {
        var counted = cursor.peek(1);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        var measure = switch (counted.get()) {
            case Entity entity -> new Measure.CountOf(entity.table(), false);
            case Attribute attribute -> new Measure.CountValues(new Attr(attribute, state.anchor), false);
            default -> new Measure.CountRows();
        };
        cursor.advance();
        if (counted.get() instanceof Entity entity) {
            draft.mention(entity.table());
            state.anchor = entity.table();
        }
        if (!(measure instanceof Measure.CountRows)) {
            cursor.advance();
        }
        return Optional.of(measure);
    }

    private Optional<Function> functionHere() {
        return cursor.peek(0, Structure.class).map(Structure::cue).filter(Cue::aggregates).map(cue -> switch (cue) {
            case SUM -> Function.SUM;
            case AVERAGE -> Function.AVERAGE;
            case MINIMUM -> Function.MINIMUM;
            default -> Function.MAXIMUM;
        });
    }

    /** "more than 2 concerts", "over 1000 square metres of area": what is compared follows the number. */
    @Nullable
    Measure measureAhead() {
        if (cursor.atEnd() || !cursor.near(0, 3)) {
            return null;
        }
        if (cursor.current() instanceof Entity entity && !ahead.qualifiesAhead(entity.table())) {
            cursor.advance();
            draft.mention(entity.table());
            return new Measure.CountOf(entity.table(), false);
        }
        if (cursor.current() instanceof Attribute attribute) {
            cursor.advance();
            return measureOf(new Attr(attribute, state.anchor));
        }
        if (cursor.current() instanceof Adjectival adjectival && adjectival.degree() == Degree.POSITIVE) {
            cursor.advance();
            return degree(adjectival);
        }
        return null;
    }

    /** Whether what is compared follows the number. */
    boolean isAhead() {
        return cursor.near(0, 3) && (cursor.peek(0, Entity.class).isPresent()
                || cursor.peek(0, Attribute.class).isPresent() || cursor.peek(0, Adjectival.class).isPresent());
    }

    /** What the unit of the number just read measures: "more than 6000 dollars"; null where it has none. */
    @Nullable
    Measure ofUnit() {
        return cursor.wordsOfLast().stream().map(Vocabulary.english()::unit).filter(nouns -> !nouns.isEmpty())
                .findFirst()
                .map(nouns -> new Measure.Degree(nouns, state.anchor)).orElse(null);
    }

    /** "the most songs" counts the songs. */
    static Measure countedUnlessMeasure(Measure measure) {
        return measure instanceof Measure.Plain plain ? measureOf(plain.attr()) : measure;
    }

    private static Measure measureOf(Attr attr) {
        var best = attr.symbol().links().getFirst().column();
        return best.is(Role.MEASURE) ? new Measure.Plain(attr) : new Measure.CountValues(attr, false);
    }

    Measure degree(Adjectival adjectival) {
        return new Measure.Degree(adjectival.adjective().nouns(), state.anchor);
    }
}
