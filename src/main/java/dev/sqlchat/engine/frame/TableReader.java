package dev.sqlchat.engine.frame;

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

    /** "stadiums except for stadiums with": named again, what follows is excepted. */
    void entity(Entity entity) {
        var table = entity.table();
        cursor.advance();
        var again = draft.isSubject(table);
        draft.mention(table);
        if (state.negated && again && !state.counting) {
            state.restricting = true;
        } else if (state.counting) {
            targets.counted(new Measure.CountOf(table, state.countingDistinct));
        } else if (!ahead.qualifies(table)) {
            plainEntity(entity);
        }
        state.anchor = table;
        state.connective = null;
    }

    private void plainEntity(Entity entity) {
        var table = entity.table();
        if (draft.asksPlaceOrTime()) {
            return;
        }
        if (draft.amount && draft.targets.isEmpty()) {
            state.restrict(new Restriction.Has(table));
        } else if (state.negated) {
            state.restrict(new Restriction.Has(table));
        } else if (state.restricting && !state.asksBeside) {
            state.restrict(new Restriction.Has(table));
        } else if (!draft.targets.isEmpty() && state.connective == null
                || draft.asksNumbers() && ahead.follows(Cue.OF, Cue.FOR, Cue.FROM, Cue.IN)) {
            state.restrict(new Restriction.Has(table));
        } else if (!ahead.follows(Cue.OF, Cue.FOR, Cue.FROM, Cue.IN) && state.functions.isEmpty()) {
            draft.target(new Target.Rows(table));
        }
    }
}
