package dev.sqlchat.engine.frame;

import java.util.List;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Days;
import dev.sqlchat.engine.linking.Symbol.Quoted;
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Reads a column: shown, counted, aggregated, or what the words that follow restrict. */
final class ColumnReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final TargetReader targets;

    ColumnReader(ParseState state, Lookahead ahead, TargetReader targets) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.targets = targets;
    }

    void attribute(Attribute attribute) {
        var attr = new Attr(cursor.peek(1, Days.class).isPresent() && cursor.near(1, 0) ? dated(attribute) : attribute,
                ahead.anchorOf(), ahead.isOwned());
        cursor.advance();
        skipName(attr);
        if (describesNext(attr)) {
            return;
        }
        if (isFlag(attr) && ahead.describes(attr)) {
            flagged(attr);
        } else if (state.counting && !state.functions.isEmpty() && addsUp(best(attr)) && !state.countingDistinct) {
            state.counting = false;
            aggregated(attr);
        } else if (state.counting) {
            draft.dropped += cursor.isCue(-2, Cue.IN, Cue.FROM) ? 1 : 0;
            countedValues(attr);
        } else if (!state.functions.isEmpty()) {
            aggregated(attr);
        } else if (isFlag(attr) && !ahead.comparatorFollows()) {
            flagged(attr);
        } else if (ownsLastTarget(attr)) {
            draft.dropped += best(attr).is(Role.REFERENCE) ? 1 : 0;
        } else if (draft.asking != null && draft.targets.isEmpty() && !ahead.comparatorFollows()
                && !numberOfKey(attr)) {
            draft.target(new Target.Shown(new Measure.Plain(attr)));
        } else if (restricts(attr)) {
            state.pending = new Measure.Plain(attr);
        } else if (state.restricting && !state.asksBeside) {
            loose(attr);
        } else {
            shown(attr);
        }
        state.connective = null;
    }

    /** "placed in 2025": of the columns that the word may name those that hold days. */
    private static Attribute dated(Attribute attribute) {
        var dates = attribute.links().stream().filter(link -> link.column().is(Role.DATE)).toList();
        return dates.isEmpty() ? attribute : new Attribute(attribute.span(), dates);
    }

    /** "the continent name": what is written in the column continent, not the name of something else. */
    private void skipName(Attr attr) {
        var best = best(attr);
        if (cursor.near(0, 0) && cursor.peek(0, Attribute.class).filter(next -> cursor.reads(next, "name", "names"))
                .isPresent() && best.column().type() == ColumnType.TEXT && !best.identifies()) {
            cursor.advance();
        }
    }

    /** "the population density": of two measures in a row only the second is meant. */
    private boolean describesNext(Attr attr) {
        return isMeasure(attr) && cursor.near(0, 0) && cursor.peek(0, Attribute.class)
                .filter(next -> next.links().getFirst().column().is(Role.MEASURE)).isPresent();
    }

    /** "the area of all islands": whose area it is, which is not asked. */
    private boolean ownsLastTarget(Attr attr) {
        int distance = -2;
        while (cursor.isCue(distance, Cue.ALL, Cue.DISTINCT)) {
            distance--;
        }
        return cursor.isCue(distance, Cue.OF, Cue.FOR) && cursor.peek(distance - 1, Attribute.class).isPresent()
                && draft.lastIsPlain() && !state.restricting && !isMeasure(attr) && !ahead.comparatorFollows()
                && !valueAfterPreposition(attr) && !namesValue(attr);
    }

    private void countedValues(Attr attr) {
        var best = best(attr);
        targets.counted(addsUp(best) && !state.countingDistinct
                ? new Measure.Aggregated(Function.SUM, attr)
                : new Measure.CountValues(attr, state.countingDistinct || !best.is(Role.KEY)));
    }

    /** "how many passengers" adds up; "how many advisors", where a number stands for each, counts the numbers. */
    private static boolean addsUp(ColumnProfile column) {
        return column.is(Role.TALLY) || column.is(Role.MEASURE) && column.column().type() == ColumnType.DECIMAL;
    }

    private void aggregated(Attr attr) {
        if (state.averagedGrain != null) {
            draft.target(
                    new Target.Shown(new Measure.OfPeriods(state.functions.getFirst(), state.averagedGrain, attr)));
            state.averagedGrain = null;
        } else if ((ahead.comparatorFollows() || ahead.comparatorInClause()) && state.functions.size() == 1) {
            state.pending = new Measure.Aggregated(state.functions.getFirst(), attr);
        } else {
            showEach(state.functions, attr);
        }
        state.lastFunctions.clear();
        state.lastFunctions.addAll(state.functions);
        state.functions.clear();
    }

    private void showEach(List<Function> functions, Attr attr) {
        functions.forEach(function -> draft.target(new Target.Shown(new Measure.Aggregated(function, attr))));
    }

    private void shown(Attr attr) {
        if (state.connective != null && !state.lastFunctions.isEmpty() && isNumber(attr) && draft.lastIsAggregate()) {
            showEach(state.lastFunctions, attr);
        } else {
            draft.target(new Target.Shown(new Measure.Plain(attr)));
        }
    }

    private void flagged(Attr attr) {
        var follows = cursor.isCue(-2, Cue.NO) && cursor.peek(-3, Value.class).isPresent();
        if (!state.negated || !follows || !draft.restrictions.negateWithLast(new Restriction.Flagged(attr, true))) {
            draft.restrictions.add(new Restriction.Flagged(attr, !state.negated));
        }
        state.negated = false;
    }

    /** A column in a restriction that nothing is compared with yet. */
    private void loose(Attr attr) {
        if (state.pending instanceof Measure.Plain) {
            draft.dropped++;
        }
        if (state.negated) {
            state.negated = false;
            draft.restrictions.add(new Restriction.Missing(attr));
        } else if (!draft.restrictions.hint(attr)) {
            state.pending = new Measure.Plain(attr);
        }
    }

    private boolean restricts(Attr attr) {
        if (ahead.comparatorFollows()) {
            return true;
        }
        if (valueAfterPreposition(attr)) {
            cursor.advance();
            return true;
        }
        return namesValue(attr);
    }

    private boolean namesValue(Attr attr) {
        return cursor.isCue(0, Cue.BOTH, Cue.EITHER) && ahead.holds(attr, 1) || valueFollows(attr);
    }

    /** "managed by Brenden", "the country of Greenland": the value after the preposition is one of the column's. */
    private boolean valueAfterPreposition(Attr attr) {
        return cursor.isCue(0, Cue.BY, Cue.OF, Cue.IN, Cue.FROM) && cursor.near(0, 0)
                && (cursor.peek(1, Quoted.class).isPresent() || !draft.targets.isEmpty() && ahead.holds(attr, 1));
    }

    private boolean valueFollows(Attr attr) {
        var next = cursor.peek(0);
        return next.isPresent() && cursor.near(0, state.restricting ? 3 : 1) && switch (next.get()) {
            case Value _ -> state.restricting || !draft.targets.isEmpty() || ahead.holds(attr, 0);
            case Quoted _ -> true;
            case Symbol.Numeral _ -> state.restricting || !draft.isEmpty();
            case Days days -> isDate(attr) || days.bareYear() && best(attr).identifies();
            default -> false;
        };
    }

    /** "who has the ID 2041". */
    private boolean numberOfKey(Attr attr) {
        return best(attr).identifies() && valueFollows(attr);
    }

    private static boolean isFlag(Attr attr) {
        return best(attr).is(Role.FLAG);
    }

    private static boolean isNumber(Attr attr) {
        return isMeasure(attr) || best(attr).column().type().numeric() && !best(attr).identifies();
    }

    private static boolean isMeasure(Attr attr) {
        return best(attr).is(Role.MEASURE);
    }

    private static boolean isDate(Attr attr) {
        return best(attr).is(Role.DATE);
    }

    private static ColumnProfile best(Attr attr) {
        return attr.symbol().links().getFirst().column();
    }
}
