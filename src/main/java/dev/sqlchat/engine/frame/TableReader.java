package dev.sqlchat.engine.frame;

import java.util.List;

import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol.Entity;

/** Reads a table: asked for, counted, a restriction, or only the owner of the column that follows. */
final class TableReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final TargetReader targets;

    TableReader(ParseState state, Lookahead ahead, TargetReader targets) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.targets = targets;
    }

    void entity(Entity entity) {
        var table = entity.table();
        cursor.advance();
        draft.mention(table);
        if (state.counting) {
            targets.counted(new Measure.CountOf(table, state.countingDistinct));
        } else if (!ahead.qualifies(table)) {
            plainEntity(entity);
        }
        state.anchor = table;
        state.connective = null;
    }

    private void plainEntity(Entity entity) {
        var table = entity.table();
        if (draft.amount && draft.targets.isEmpty()) {
            draft.restrict(new Restriction.Has(table, false, List.of()));
        } else if (state.negated) {
            state.negated = false;
            draft.restrict(new Restriction.Has(table, true, List.of()));
            draft.openNegation();
        } else if (state.restricting && !state.asksBeside) {
            draft.restrict(new Restriction.Has(table, false, List.of()));
        } else if (!draft.targets.isEmpty() && state.connective == null
                || draft.asksNumbers() && ahead.follows(Cue.OF, Cue.FOR, Cue.FROM, Cue.IN)) {
            draft.restrict(new Restriction.Has(table, false, List.of()));
        } else if (!ahead.follows(Cue.OF, Cue.FOR, Cue.FROM, Cue.IN) && state.functions.isEmpty()) {
            draft.target(new Target.Rows(table));
        }
    }
}
