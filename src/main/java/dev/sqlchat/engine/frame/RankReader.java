package dev.sqlchat.engine.frame;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Rank;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.schema.TableProfile;

/** Reads ranks: "the oldest", "most songs", "top 5 by sales". */
final class RankReader {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final Lookahead ahead;
    private final MeasureReader measures;

    RankReader(ParseState state, Lookahead ahead, MeasureReader measures) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        this.ahead = ahead;
        this.measures = measures;
    }

    /** What "top 5" is said to be by; false where it is no measure. */
    boolean by() {
        var measure = measures.measureHere();
        measure.ifPresent(found -> draft.rank(new Rank(found, draft.rank == null || draft.rank.descending(),
                draft.rank == null ? state.takeLimit() : draft.rank.limit(), null, false)));
        return measure.isPresent();
    }

    void superlative(Adjectival adjectival) {
        cursor.advance();
        var descending = adjectival.adjective().more();
        state.limit = draft.openLimit(state.limit);
        var measure = ahead.textAhead() || ahead.measuredByTable(adjectival.adjective())
                ? Optional.<Measure>empty()
                : measures.measureHere();
        if (measure.isPresent()) {
            draft.rank(new Rank(measure.get(), descending, state.takeLimit(), state.restricting ? state.anchor : null,
                    state.restricting));
            draft.rankMeasureAsked = !state.restricting && draft.targets.isEmpty();
        } else {
            var of = cursor.peek(0, Entity.class).map(Entity::table).orElse(state.anchor);
            draft.rank(
                    new Rank(new Measure.Degree(adjectival.adjective().nouns(), of), descending, state.takeLimit(), of,
                            state.restricting));
        }
    }

    void most(boolean descending) {
        top();
        state.limit = draft.openLimit(state.limit);
        if (cursor.peek(0, Adjectival.class).isPresent()) {
            return;
        }
        var counted = cursor.peek(0, Entity.class);
        if (counted.isEmpty()) {
            rank(measures.measureHere().map(MeasureReader::countedUnlessMeasure).or(draft::takeMeasured)
                    .orElse(new Measure.CountRows()), descending);
        } else if (state.limit != null && !state.restricting) {
            draft.openRank(descending, state.takeLimit());
        } else {
            mostRows(counted.get().table(), descending);
        }
    }

    private void mostRows(TableProfile counted, boolean descending) {
        cursor.advance();
        draft.mention(counted);
        countedOf(counted).ifPresent(owner -> {
            draft.group(owner);
            state.pending = null;
        });
        rank(new Measure.CountOf(counted, false), descending);
        state.anchor = counted;
    }

    private void rank(Measure measure, boolean descending) {
        draft.rank(new Rank(measure, descending, state.takeLimit(), null, state.restricting));
    }

    void common(boolean descending) {
        cursor.advance();
        rank(new Measure.CountRows(), descending);
    }

    /** "top 5", "most", "the 3 least": how many are wanted. */
    void top() {
        cursor.advance();
        if (cursor.peek(0, Symbol.Numeral.class).isPresent()) {
            state.limit = ((Symbol.Numeral) cursor.take()).value();
        }
    }

    /** "the number of stations in the city with the most stations": whose number it is, where just that number is asked for. */
    private Optional<Group> countedOf(TableProfile counted) {
        var asked = List.of(new Target.Shown(new Measure.CountOf(counted, false)));
        if (!state.restricting || !draft.targets.equals(asked) || !cursor.isCue(-3, Cue.WITH, Cue.WHOSE)) {
            return Optional.empty();
        }
        return cursor.peek(-4, Attribute.class).<Group>map(owner -> new Group.ByAttr(new Attr(owner, counted)))
                .or(() -> cursor.peek(-4, Entity.class).map(Entity::table).filter(owner -> !owner.equals(counted))
                        .map(Group.ByRows::new));
    }
}
