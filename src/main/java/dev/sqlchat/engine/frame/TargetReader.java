package dev.sqlchat.engine.frame;

import java.util.Locale;
import java.util.Set;

import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Structure;

/** Reads what is asked besides tables and columns: counts, aggregates, degrees, who, where and when. */
final class TargetReader {

    /** A noun that names a column itself scores as much. */
    private static final double SAID = 0.9;

    private static final Set<String> THOSE = Set.of("those", "these");

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
        if (countsOthers()) {
            cursor.advance(2);
            draft.restrictions.takeFlag().ifPresent(flag -> draft.group(new Group.ByAttr(flag)));
            return;
        }
        if (countsAgain()) {
            cursor.advance();
            draft.compares = true;
            return;
        }
        state.asksHowMany = asksHowMany(cursor.text(cursor.current()).toLowerCase(Locale.ROOT)) && draft.isEmpty();
        cursor.advance();
        state.counting = true;
        state.countingDistinct = cursor.skip(Cue.DISTINCT) || state.countingDistinct;
        if (state.continuing && cursor.isCue(0, Cue.OF) && cursor.isCue(1, Cue.THEIR)) {
            cursor.advance(2);
            countOfThem();
        }
    }

    /** "how many are male and how many are female": the counts stand side by side. */
    private boolean countsAgain() {
        return state.connective != null && draft.restrictions.endsWithValue() && draft.countsOnly()
                && cursor.peek(1, Symbol.Value.class).isPresent();
    }

    /** "how many have an exam and how many do not": both, side by side. */
    private boolean countsOthers() {
        return state.connective != null && draft.countsOnly() && draft.restrictions.endsWithFlag()
                && cursor.isCue(1, Cue.NO) && cursor.peek(2).isEmpty();
    }

    /** A share is of a count, too. */
    private static boolean asksHowMany(String words) {
        return words.startsWith("how many") || words.startsWith("what ");
    }

    private boolean nounFollows() {
        return cursor.near(0, 0)
                && (cursor.peek(0, Entity.class).isPresent() || cursor.peek(0, Attribute.class).isPresent());
    }

    /** "how many of them own": what was shown is counted, unless a noun follows. */
    private void countOfThem() {
        if (!nounFollows()) {
            countedRows();
        }
    }

    /** "how many have": what has them is counted. */
    void countedRows() {
        counted(new Measure.CountRows());
        state.restricting = true;
    }

    void everything() {
        cursor.advance();
        draft.everything = true;
    }

    /** "in that district", "of those ids": the noun only points at what was shown. */
    boolean pointedNoun() {
        var pointed = state.continuing && cursor.isCue(-1, Cue.OF, Cue.IN, Cue.FOR, Cue.FROM)
                && cursor.peek(1, Attribute.class).isPresent() && cursor.near(1, 0);
        if (pointed) {
            cursor.advance(2);
        }
        return pointed;
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

    void compared() {
        cursor.advance();
        draft.compares = true;
        if (draft.restrictions.endsWithDays()) {
            cursor.skip(Cue.IN, Cue.WITH);
            state.connective = Cue.AND;
        }
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

    void beside(Structure pointer) {
        if (THOSE.contains(cursor.text(pointer).toLowerCase(Locale.ROOT)) && pointedNoun()) {
            return;
        }
        cursor.advance();
        if (state.continuing && cursor.peek(0, Symbol.Numeral.class).isPresent() && cursor.near(0, 0)) {
            cursor.advance();
        }
        if (state.continuing && THOSE.contains(cursor.text(pointer).toLowerCase(Locale.ROOT)) && !nounFollows()) {
            state.restricting = true;
            return;
        }
        if (state.picking && state.restricting && draft.targets.isEmpty() && cursor.near(0, 0)) {
            pickedNoun();
        } else {
            state.asksBeside = state.connective != null;
            draft.nameRows(!state.continuing && state.connective == Cue.AND);
        }
    }

    /** "which of those names": what is chosen among. */
    private void pickedNoun() {
        var noun = cursor.peek(0);
        if (noun.isPresent() && noun.get() instanceof Attribute attribute && attribute.score() >= SAID) {
            cursor.advance();
            draft.target(new Target.Shown(new Measure.Plain(new Attr(attribute, state.anchor))));
        } else if (noun.isPresent() && noun.get() instanceof Entity entity) {
            cursor.advance();
            state.anchor = entity.table();
            draft.mention(entity.table());
            draft.target(new Target.Rows(entity.table()));
        }
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
        if (!state.asksHowMany && ahead.comparatorFollows()) {
            state.pending = measure;
        } else {
            draft.target(new Target.Shown(measure));
        }
    }
}
