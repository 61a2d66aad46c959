package dev.sqlchat.engine.frame;

import java.util.Locale;
import java.util.Optional;

import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Sort;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Structure;

/** Reads the order of the rows: "sorted by age", "in descending order of sales". */
final class OrderReader {

    private final boolean continuing;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final MeasureReader measures;

    OrderReader(ParseState state, MeasureReader measures) {
        this.continuing = state.continuing;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.measures = measures;
    }

    void order(Structure structure) {
        cursor.advance();
        var words = cursor.text(structure).toLowerCase(Locale.ROOT);
        var descending = words.contains("desc") || words.contains("decreas") || words.contains("reverse");
        skipBy();
        if (cursor.isCue(0, Cue.ASCENDING, Cue.DESCENDING)) {
            descending = descending || cursor.isCue(0, Cue.DESCENDING);
            cursor.advance();
            cursor.skip(Cue.OF, Cue.BY);
        }
        cursor.skip(Cue.THEIR);
        if (continuing && cursor.atEnd() && draft.sorts.isEmpty()) {
            draft.sort(new Sort(new Measure.CountRows(), descending));
        } else {
            sorts(descending);
        }
    }

    private void skipBy() {
        if (!cursor.skip(Cue.BY) && cursor.isCue(1, Cue.BY)) {
            cursor.advance(2);
        }
    }

    private void sorts(boolean descending) {
        do {
            var measure = measures.measureHere().or(this::sortedEntity).or(this::sortedDegree);
            if (measure.isEmpty()) {
                draft.orderPending = true;
                draft.orderDescending = descending;
                return;
            }
            draft.sort(new Sort(measure.get(), descending));
        } while (cursor.skip(Cue.AND, Cue.COMMA) && !cursor.isCue(0, Cue.COUNT));
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

    void direction(boolean descending) {
        cursor.advance();
        cursor.skip(Cue.OF, Cue.BY);
        if (draft.sorts.isEmpty()) {
            measures.measureHere().or(this::sortedDegree).ifPresentOrElse(
                    measure -> draft.sort(new Sort(measure, descending)),
                    () -> draft.sortByLastTarget(descending));
        } else {
            draft.turn(descending);
        }
    }
}
