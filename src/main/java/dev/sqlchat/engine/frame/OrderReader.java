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

    /** Which way a key goes: it may be said later. */
    private enum Way {
        OPEN, ASCENDING, DESCENDING
    }

    void order(Structure structure) {
        cursor.advance();
        var words = cursor.text(structure).toLowerCase(Locale.ROOT);
        if (!words.endsWith(" by") && !words.endsWith(" of")) {
            skipBy();
        }
        var way = said(words);
        if (way == Way.OPEN && cursor.isCue(0, Cue.ASCENDING, Cue.DESCENDING)) {
            way = way(cursor.take());
            cursor.skip(Cue.OF, Cue.BY);
        }
        cursor.skip(Cue.THEIR);
        if (state.continuing && cursor.atEnd() && draft.sorts.isEmpty()) {
            draft.sort(new Sort(new Measure.CountRows(), way == Way.DESCENDING));
        } else {
            sorts(way);
        }
    }

    private static Way said(String words) {
        if (words.contains("desc") || words.contains("decreas") || words.contains("reverse")) {
            return Way.DESCENDING;
        }
        return words.contains("asc") || words.contains("increas") ? Way.ASCENDING : Way.OPEN;
    }

    private static Way way(Symbol direction) {
        return SymbolCursor.isCue(direction, Cue.DESCENDING) ? Way.DESCENDING : Way.ASCENDING;
    }

    private void skipBy() {
        if (!cursor.skip(Cue.BY) && cursor.isCue(1, Cue.BY)) {
            cursor.advance(2);
        }
    }

    private void sorts(Way first) {
        var way = first;
        var further = true;
        while (further) {
            if (!directs() && !key(way)) {
                draft.orderPending = true;
                draft.orderDescending = way == Way.DESCENDING;
                further = false;
            } else {
                var listed = cursor.skip(Cue.AND, Cue.COMMA);
                cursor.skip(Cue.AND);
                var next = next(way, listed);
                further = isFurther(listed) || next != way;
                way = next;
            }
        }
        if (way != Way.OPEN) {
            draft.turn(way == Way.DESCENDING);
        }
    }

    private boolean key(Way way) {
        var measure = measures.measureHere().or(this::sortedEntity).or(this::sortedDegree);
        measure.ifPresent(found -> {
            draft.sort(new Sort(found, way == Way.DESCENDING));
            turns();
        });
        return measure.isPresent();
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

    /** Behind "by" and a direction of its own, further keys go another way than those before. */
    private Way next(Way way, boolean listed) {
        if (listed && cursor.isCue(0, Cue.ASCENDING, Cue.DESCENDING) && cursor.isCue(1, Cue.OF, Cue.BY)) {
            draft.turn(way == Way.DESCENDING);
            var next = way(cursor.take());
            cursor.advance();
            return next;
        }
        if (cursor.isCue(0, Cue.BY)) {
            draft.turn(way == Way.DESCENDING);
            return Way.OPEN;
        }
        return way;
    }

    /** "by age and name", "by age, then by name", "by age then name". */
    private boolean isFurther(boolean listed) {
        return cursor.skip(Cue.BY) || (listed || isThen()) && !cursor.isCue(0, Cue.COUNT, Cue.ORDER);
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

    /** "the shops by size", "by size, largest first": rows that are shown are in order of it. False where it is no order. */
    boolean byColumn() {
        var ordered = !draft.targets.isEmpty() && !draft.asksNumbers() && orders()
                && (cursor.peek(1).isEmpty() || cursor.isCue(1, Cue.ASCENDING, Cue.DESCENDING, Cue.COMMA, Cue.FROM));
        if (ordered) {
            sorts(Way.OPEN);
        }
        return ordered;
    }

    private boolean orders() {
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
            sorts(descending ? Way.DESCENDING : Way.ASCENDING);
        } else {
            draft.sortByLastTarget(descending);
        }
    }

    /** "from oldest to youngest", "cheapest first", "starting with the largest": false where no direction is here. */
    boolean directs() {
        var start = isStart() || cursor.isCue(0, Cue.FROM) ? 1 : 0;
        var end = isFirst() ? named(1) + 1 : isSuperlative(start) ? fromTo(start) : 0;
        if (end == 0 && !isStart()) {
            return false;
        }
        var mark = cursor.mark();
        cursor.advance(isFirst() ? 0 : start);
        begin();
        if (end > 0) {
            cursor.reset(mark + end);
        }
        return true;
    }

    /** "starting with the largest", "beginning from the most recent". */
    private boolean isStart() {
        if (!cursor.isCue(0, Cue.STARTS, Cue.AT_LEAST) || !leads(1)) {
            return false;
        }
        var words = cursor.text(cursor.current()).toLowerCase(Locale.ROOT);
        return words.startsWith("start") || words.startsWith("begin");
    }

    private boolean isFirst() {
        var first = named(1);
        return leads(0) && cursor.peek(first).filter(symbol -> cursor.reads(symbol, "first")).isPresent()
                && cursor.endsClause(first);
    }

    /** How far it is behind "largest area to smallest area"; 0: it is not said so. */
    private int fromTo(int place) {
        var to = named(place + 1);
        return isSuperlative(to + 1) && cursor.peek(to).filter(symbol -> cursor.reads(symbol, "to")).isPresent()
                ? named(to + 2)
                : 0;
    }

    private boolean leads(int place) {
        return isSuperlative(place) || cursor.isCue(place, Cue.MOST, Cue.LEAST);
    }

    private boolean isSuperlative(int place) {
        return cursor.peek(place, Adjectival.class).filter(word -> word.degree() == Degree.SUPERLATIVE).isPresent();
    }

    /** The place behind what is named there: "average unit price". */
    private int named(int place) {
        var end = place;
        while (cursor.peek(end).filter(OrderReader::names).isPresent()) {
            end++;
        }
        return end;
    }

    private static boolean names(Symbol symbol) {
        return symbol instanceof Attribute || symbol instanceof Entity
                || symbol instanceof Structure word && (word.cue().aggregates() || word.cue() == Cue.COUNT);
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
        draft.turn(false);
        draft.sort(new Sort(measure, descending));
        draft.turn(descending);
    }

    /** Turns the number that is sorted by, or else sorts by what is asked for and the adjective may measure. */
    private void by(Adjectival adjectival) {
        var more = adjectival.adjective().more();
        var open = draft.openNumber();
        if (open != null) {
            draft.turn(more != isAgeOfDay(adjectival, open));
            return;
        }
        var asked = draft.sorts.isEmpty() ? draft.lastNumber() : null;
        if (asked != null && FrameDraft.mayMeasure(adjectival.adjective().nouns(), asked)) {
            sort(asked, more != isAgeOfDay(adjectival, asked));
        } else {
            sort(measures.degree(adjectival), more);
        }
    }

    /** What is older is of an earlier day. */
    private static boolean isAgeOfDay(Adjectival adjectival, Measure measure) {
        return adjectival.adjective().nouns().contains("age") && FrameDraft.isDay(measure);
    }
}
