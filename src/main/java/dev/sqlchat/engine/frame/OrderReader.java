package dev.sqlchat.engine.frame;

import java.util.Locale;
import java.util.Optional;

import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Sort;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Reads the order of the rows: "sorted by age", "in descending order of sales", "cheapest first". */
final class OrderReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final MeasureReader measures;

    OrderReader(ParseState state, MeasureReader measures) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.measures = measures;
    }

    void order(Structure structure) {
        cursor.advance();
        var words = cursor.text(structure).toLowerCase(Locale.ROOT);
        var descending = words.contains("desc") || words.contains("decreas") || words.contains("reverse");
        var directed = descending || words.contains("asc") || words.contains("increas");
        if (!words.endsWith(" by")) {
            skipBy();
        }
        if (cursor.isCue(0, Cue.ASCENDING, Cue.DESCENDING)) {
            descending = descending || cursor.isCue(0, Cue.DESCENDING);
            directed = true;
            cursor.advance();
            cursor.skip(Cue.OF, Cue.BY);
        }
        cursor.skip(Cue.THEIR);
        if (state.continuing && cursor.atEnd() && draft.sorts.isEmpty()) {
            draft.sort(new Sort(new Measure.CountRows(), descending));
        } else {
            sorts(descending, directed);
        }
    }

    private void skipBy() {
        if (!cursor.skip(Cue.BY) && cursor.isCue(1, Cue.BY)) {
            cursor.advance(2);
        }
    }

    /** @param directed it was said which way: a direction behind is of further keys */
    private void sorts(boolean descending, boolean directed) {
        do {
            if (directs()) {
                continue;
            }
            var measure = measures.measureHere().or(this::sortedEntity).or(this::sortedDegree);
            if (measure.isEmpty()) {
                draft.orderPending = true;
                draft.orderDescending = descending;
                return;
            }
            draft.sort(new Sort(measure.get(), descending));
            turns();
        } while (further());
        if (directed) {
            draft.turn(descending);
        }
    }

    /** "by name, age descending" is of the last, "by name and age in descending order" of all. */
    private void turns() {
        if (cursor.isCue(0, Cue.ASCENDING, Cue.DESCENDING)) {
            var way = cursor.take();
            if (!cursor.text(way).contains(" ")) {
                draft.leaveButLast();
            }
            draft.turn(SymbolCursor.isCue(way, Cue.DESCENDING));
        }
    }

    /** "by age and name", "by age, then by name", "by age then by name". */
    private boolean further() {
        var listed = cursor.skip(Cue.AND, Cue.COMMA);
        cursor.skip(Cue.AND);
        if (cursor.skip(Cue.BY)) {
            draft.turn(false);
            return true;
        }
        return (listed || isThen()) && !cursor.isCue(0, Cue.COUNT);
    }

    private boolean isThen() {
        return cursor.peek(0, Attribute.class).isPresent()
                && cursor.wordBefore().filter(word -> word.reads("then")).isPresent();
    }

    private Optional<Measure> sortedEntity() {
        return cursor.peek(0, Entity.class).map(entity -> {
            cursor.advance();
            return new Measure.CountOf(entity.table(), false);
        });
    }

    private Optional<Measure> sortedDegree() {
        return cursor.peek(0, Adjectival.class).map(adjectival -> {
            cursor.advance();
            return measures.degree(adjectival);
        });
    }

    /** "the shops by size, largest first": rows that are shown are in order of a number. */
    boolean ordersRows() {
        var ordered = !draft.targets.isEmpty() && !draft.asksNumbers() && orderHere()
                && (cursor.peek(1).isEmpty() || cursor.isCue(1, Cue.ASCENDING, Cue.DESCENDING, Cue.COMMA, Cue.FROM));
        if (ordered) {
            sorts(false, false);
        }
        return ordered;
    }

    private boolean orderHere() {
        return cursor.peek(0, Attribute.class).filter(attribute -> isInOrder(attribute.links().getFirst().column())
                || attribute.links().stream().anyMatch(link -> namesRows(link.column()))).isPresent();
    }

    private static boolean isInOrder(ColumnProfile column) {
        return column.is(Role.MEASURE) || column.is(Role.DATE);
    }

    private boolean namesRows(ColumnProfile column) {
        return state.anchor != null && state.anchor.naming().contains(column);
    }

    void direction(boolean descending) {
        cursor.advance();
        cursor.skip(Cue.OF, Cue.BY);
        if (!draft.sorts.isEmpty()) {
            draft.turn(descending);
        } else if (measures.isHere()) {
            sorts(descending, true);
        } else {
            draft.sortByLastTarget(descending);
        }
    }

    /** "from oldest to youngest", "cheapest first", "starting with the largest": false where no direction is here. */
    boolean directs() {
        var from = isStart() ? 1 : cursor.isCue(0, Cue.FROM) ? 1 : 0;
        if (isFromTo(from)) {
            cursor.advance(from);
            begin();
            cursor.advance(2);
        } else if (isFirst()) {
            begin();
            cursor.advance(isTotal(0) ? 2 : 1);
        } else if (isStart()) {
            cursor.advance();
            begin();
        } else {
            return false;
        }
        return true;
    }

    /** "starting with the largest", "beginning from the most recent". */
    private boolean isStart() {
        return cursor.isCue(0, Cue.STARTS, Cue.AT_LEAST) && isSuperlative(1)
                && (cursor.text(cursor.current()).toLowerCase(Locale.ROOT).startsWith("start")
                        || cursor.text(cursor.current()).toLowerCase(Locale.ROOT).startsWith("begin"));
    }

    private boolean isFromTo(int place) {
        var to = place + (isNamed(place + 1) ? 2 : 1);
        return isSuperlative(place) && isSuperlative(to + 1)
                && cursor.peek(to).filter(symbol -> cursor.reads(symbol, "to")).isPresent();
    }

    private boolean isFirst() {
        var place = isNamed(1) || isTotal(1) ? 2 : 1;
        return (isSuperlative(0) || cursor.isCue(0, Cue.MOST, Cue.LEAST))
                && cursor.peek(place).filter(first -> cursor.reads(first, "first")).isPresent()
                && cursor.peek(place + 1, Symbol.Numeral.class).isEmpty();
    }

    /** "largest total first". */
    private boolean isTotal(int place) {
        return cursor.peek(place, Structure.class).filter(word -> word.cue().aggregates() || word.cue() == Cue.COUNT)
                .isPresent();
    }

    private boolean isNamed(int place) {
        return cursor.peek(place, Attribute.class).isPresent() || cursor.peek(place, Entity.class).isPresent();
    }

    private boolean isSuperlative(int place) {
        return cursor.peek(place, Adjectival.class).filter(word -> word.degree() == Degree.SUPERLATIVE).isPresent();
    }

    /** Sorts so that what the adjective says, and the words behind it name, comes first. */
    private void begin() {
        switch (cursor.take()) {
            case Adjectival adjectival -> measures.measureHere().ifPresentOrElse(
                    measure -> sort(measure, adjectival.adjective().more() != isAgeOfDay(adjectival, measure)),
                    () -> by(adjectival));
            case Symbol how -> most(SymbolCursor.isCue(how, Cue.MOST));
        }
    }

    private void most(boolean descending) {
        var measure = measures.measureHere().map(MeasureReader::countedUnlessMeasure).or(this::sortedEntity);
        if (measure.isPresent()) {
            sort(measure.get(), descending);
        } else if (!draft.turn(descending)) {
            draft.sortByLastTarget(descending);
        }
    }

    private void sort(Measure measure, boolean descending) {
        draft.sort(new Sort(measure, descending));
        draft.turn(descending);
    }

    /** Turns what is sorted by, or else sorts by the number that is asked for, or by what the adjective measures. */
    private void by(Adjectival adjectival) {
        var more = adjectival.adjective().more();
        var asked = draft.sorts.isEmpty() ? draft.lastNumber() : draft.sorts.getLast().measure();
        if (asked == null) {
            draft.sort(new Sort(measures.degree(adjectival), more));
        } else if (draft.sorts.isEmpty()) {
            draft.sort(new Sort(asked, more != isAgeOfDay(adjectival, asked)));
        }
        draft.turn(more != (asked != null && isAgeOfDay(adjectival, asked)));
    }

    /** What is older is of an earlier day. */
    private static boolean isAgeOfDay(Adjectival adjectival, Measure measure) {
        return adjectival.adjective().nouns().contains("age") && FrameDraft.isDay(measure);
    }
}
