package dev.sqlchat.engine.frame;

import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Entity;

/** Reads the words that relate what follows to what was said: a relative clause, a preposition, "with", "which of those". */
final class RelationReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final TargetReader targets;
    private final GroupReader groups;

    RelationReader(ParseState state, TargetReader targets, GroupReader groups) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.targets = targets;
        this.groups = groups;
    }

    void who() {
        if (picks()) {
            pick();
        } else {
            targets.ask(Asking.WHO);
        }
    }

    void what() {
        if (picks()) {
            pick();
        } else {
            cursor.advance();
        }
    }

    void relative() {
        if (picks()) {
            pick();
        } else if (!targets.pointedNoun()) {
            relate(Cue.RELATIVE);
        }
    }

    /** "which of those", "of those, who": what follows chooses among what was shown. */
    private boolean picks() {
        return state.picking && draft.targets.isEmpty() && !cursor.text(cursor.current()).equalsIgnoreCase("what");
    }

    private void pick() {
        cursor.advance();
        state.restricting = true;
    }

    /** "compare May with April". */
    private boolean comparesTimes() {
        return draft.compares && draft.restrictions.endsWithDays() && cursor.peek(0, Symbol.Days.class).isPresent();
    }

    void relate(Cue cue) {
        cursor.advance();
        state.connective = comparesTimes() ? Cue.AND : null;
        draft.eachRow |= (cue == Cue.FOR || cue == Cue.OF) && cursor.isCue(0, Cue.ALL) && draft.lastIsPlain()
                && cursor.peek(1, Entity.class).isPresent();
        if (state.counting && cue == Cue.WITH) {
            targets.countedRows();
            return;
        }
        if (cue != Cue.WITH && cursor.isCue(0, Cue.DISTINCT) && draft.asksNumbers() && !state.restricting
                && groups.group()) {
            return;
        }
        if (draft.isEmpty() && !state.counting && state.functions.isEmpty()) {
            return;
        }
        if (cue != Cue.OF && cue != Cue.FOR || cue == Cue.FOR && cursor.peek(0, Entity.class).isEmpty()) {
            state.restricting = true;
            state.asksBeside = false;
        }
    }
}
