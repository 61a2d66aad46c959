package dev.sqlchat.engine.frame;

import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol.Adjectival;

/** Reads what is asked besides tables and columns: counts, aggregates, degrees, who, where and when. */
final class TargetReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final MeasureReader measures;

    TargetReader(ParseState state, Lookahead ahead, MeasureReader measures) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.measures = measures;
    }

    void count() {
        cursor.advance();
        state.counting = true;
        state.countingDistinct = cursor.skip(Cue.DISTINCT) || state.countingDistinct;
    }

    void howMuch() {
        cursor.advance();
        draft.amount = true;
    }

    void function(Function function) {
        cursor.advance();
        state.functions.add(function);
        cursor.skip(Cue.OF);
    }

    void distinct() {
        cursor.advance();
        if (state.counting) {
            state.countingDistinct = true;
        } else if (!state.restricting) {
            draft.distinct = true;
        }
    }

    void share() {
        cursor.advance();
        draft.share = true;
    }

    void compared() {
        cursor.advance();
        draft.compares = true;
    }

    void ask(Asking asking) {
        var opens = draft.isEmpty() && cursor.peek(-1).isEmpty();
        cursor.advance();
        if (opens) {
            draft.asking = asking;
        } else {
            state.restricting = true;
        }
    }

    void beside() {
        cursor.advance();
        state.asksBeside = state.connective != null;
    }

    /** "How long is": what an adjective measures. */
    void degree(Adjectival adjectival) {
        cursor.advance();
        if (cursor.peek(-2).isEmpty() && draft.isEmpty() || draft.amount) {
            draft.target(new Target.Shown(measures.degree(adjectival)));
        } else {
            draft.dropped++;
        }
    }

    /** What was counted is asked for, or compared with what follows. */
    void counted(Measure measure) {
        state.counting = false;
        state.countingDistinct = false;
        if (ahead.comparatorFollows()) {
            state.pending = measure;
        } else {
            draft.target(new Target.Shown(measure));
        }
    }
}
