package dev.sqlchat.engine.frame;

import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.linking.Cue;

/** Reads the words that say how restrictions hold together: "and", "or", "not", "except", "both". */
final class ScopeReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;

    ScopeReader(ParseState state) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
    }

    void connect(Cue cue) {
        cursor.advance();
        state.connective = state.connective == Cue.OR ? Cue.OR : cue;
        draft.restrictions.connect(state.connective);
    }

    void negate() {
        cursor.advance();
        if (!otherThanShown()) {
            state.negated = true;
            state.restrictWhatIsAsked();
        }
    }

    /** "not one of those", "except those". */
    private boolean otherThanShown() {
        var of = cursor.isCue(0, Cue.OF) ? 1 : cursor.isCue(1, Cue.OF) ? 2 : 0;
        var shown = state.continuing && cursor.isCue(of, Cue.THEIR) && cursor.peek(of + 1).isEmpty();
        if (shown) {
            cursor.advance(of + 1);
            draft.restrictions.add(new Restriction.OtherThanShown());
        }
        return shown;
    }

    void except() {
        cursor.advance();
        if (otherThanShown()) {
            return;
        }
        state.negated = true;
        state.restricting = true;
        state.connective = null;
    }

    void both() {
        cursor.advance();
        state.both = true;
        state.restrictWhatIsAsked();
    }
}
