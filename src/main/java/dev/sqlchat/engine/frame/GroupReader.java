package dev.sqlchat.engine.frame;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Entity;

/** Reads groups: "for each singer", "by country and year", "per month". */
final class GroupReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final RankReader ranks;
    private final OrderReader orders;

    GroupReader(ParseState state, Lookahead ahead, RankReader ranks, OrderReader orders) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.ranks = ranks;
        this.orders = orders;
    }

    void each() {
        cursor.advance();
        if (!shownAhead() && !group()) {
            state.asksBeside = state.asksBeside || state.connective != null;
        }
    }

    void by() {
        var done = ahead.doneBy();
        cursor.advance();
        if (done) {
            state.restrictWhatIsAsked();
        } else if (state.limit != null || draft.rank != null && draft.rankOpen) {
            rankOrGroup();
        } else if (state.continuing || !orders.byColumn()) {
            groupOrRestrict();
        }
    }

    private void groupOrRestrict() {
        if (!(draft.asksNumbers() || regroups()) || !group()) {
            state.restrictWhatIsAsked();
        }
    }

    /** "by country" alone regroups what was shown. */
    private boolean regroups() {
        return state.continuing && draft.targets.isEmpty() && !state.negated && !state.restricting;
    }

    private void rankOrGroup() {
        if (!ranks.by() && !group()) {
            state.restricting = true;
        }
    }

    /** "for each of them", "for each of those ids": what the question before showed. */
    void eachOne() {
        cursor.advance();
        if (state.continuing) {
            skipNoun();
            draft.group(new Group.Shown());
        } else {
            state.asksBeside = state.connective != null;
        }
    }

    /** "for each, ...", "for each of the above". */
    private boolean shownAhead() {
        var of = cursor.isCue(0, Cue.OF) && cursor.isCue(1, Cue.THEIR) ? 1 : 0;
        var shown = state.continuing && (cursor.isCue(of, Cue.COMMA, Cue.THEIR, Cue.WITH) || cursor.atEnd());
        if (shown) {
            cursor.advance(of);
            cursor.skip(Cue.THEIR);
            skipNoun();
            draft.group(new Group.Shown());
        }
        return shown;
    }

    private void skipNoun() {
        if (!cursor.near(0, 0)) {
            return;
        }
        cursor.peek(0, Entity.class).ifPresent(entity -> state.anchor = entity.table());
        if (cursor.peek(0, Entity.class).isPresent() || cursor.peek(0, Attribute.class).isPresent()) {
            cursor.advance();
        }
    }

    /** Reads a group where one begins here. */
    boolean group() {
        cursor.skip(Cue.DISTINCT);
        if (cursor.peek(0, Symbol.Period.class).isPresent()) {
            period((Symbol.Period) cursor.current());
            return true;
        }
        if (cursor.peek(0, Entity.class).isPresent()) {
            return groupByEntity((Entity) cursor.take());
        }
        if (cursor.peek(0, Attribute.class).isPresent()) {
            groupBy(new Attr((Attribute) cursor.take(), state.anchor));
            return true;
        }
        return false;
    }

    private boolean groupByEntity(Entity entity) {
        draft.mention(entity.table());
        if (ahead.qualifies(entity.table())) {
            groupBy(new Attr((Attribute) cursor.take(), entity.table()));
        } else {
            draft.group(new Group.ByRows(entity.table()));
        }
        state.anchor = entity.table();
        return true;
    }

    private void groupBy(Attr attr) {
        draft.group(new Group.ByAttr(attr));
        while (cursor.isCue(0, Cue.AND) && cursor.peek(1, Attribute.class).isPresent() && draft.asksNumbers()) {
            cursor.advance();
            draft.group(new Group.ByAttr(new Attr((Attribute) cursor.take(), state.anchor)));
        }
    }

    void period(Symbol.Period period) {
        cursor.advance();
        if (!state.functions.isEmpty() && !period.asked()) {
            state.averagedGrain = period.grain();
            return;
        }
        draft.group(new Group.ByPeriod(period.grain(), null));
    }
}
