package dev.sqlchat.engine.frame;

import java.math.BigDecimal;

import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Place;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Days;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Quoted;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.linking.Tagging;

/**
 * Reads the frame of a question off its symbols, left to right. First come the targets; a relative clause, a preposition
 * or "with" begins the restrictions; what is asked beside ("and their ages") returns to the targets.
 */
public final class FrameParser {

    private final ParseState state;
    private final SymbolCursor cursor;
    private final FrameDraft draft;
    private final TargetReader targets;
    private final TableReader tables;
    private final ColumnReader columns;
    private final RestrictionReader restrictions;
    private final ComparisonReader comparisons;
    private final GroupReader groups;
    private final RankReader ranks;
    private final OrderReader orders;

    private FrameParser(ParseState state) {
        this.state = state;
        this.cursor = state.cursor;
        this.draft = state.draft;
        var ahead = new Lookahead(state);
        var measures = new MeasureReader(state, ahead);
        targets = new TargetReader(state, ahead, measures);
        tables = new TableReader(state, ahead, targets);
        columns = new ColumnReader(state, ahead, targets);
        comparisons = new ComparisonReader(state, ahead, measures, new OperandReader(state, ahead));
        restrictions = new RestrictionReader(state, ahead, measures, comparisons);
        ranks = new RankReader(state, ahead, measures);
        groups = new GroupReader(state, ahead, ranks);
        orders = new OrderReader(state, measures);
    }

    /** The frame that the symbols give. */
    public static Frame parse(Tagging tagging) {
        return new FrameParser(new ParseState(tagging, false, false)).parse();
    }

    /**
     * The frame of a question that changes the one before: what it leaves out stays as it was.
     *
     * @param picking it chooses among what was shown
     */
    public static Frame parseContinued(Tagging tagging, boolean picking) {
        return new FrameParser(new ParseState(tagging, true, picking)).parse();
    }

    private Frame parse() {
        while (!cursor.atEnd()) {
            step();
        }
        finish();
        return draft.frame();
    }

    private void step() {
        if (cursor.opensRequest()) {
            state.request();
        }
        switch (cursor.current()) {
            case Structure structure -> structure(structure);
            case Entity entity -> tables.entity(entity);
            case Attribute attribute -> columns.attribute(attribute);
            case Value value -> restrictions.value(value);
            case Quoted quoted -> restrictions.quoted(quoted);
            case Symbol.Numeral number -> restrictions.number(number);
            case Days days -> restrictions.days(days);
            case Symbol.Period period -> groups.period(period);
            case Adjectival adjectival -> adjectival(adjectival);
            case Symbol.Noise _ -> cursor.advance();
            case Symbol.Unknown _ -> cursor.advance();
        }
    }

    private void structure(Structure structure) {
        switch (structure.cue()) {
            case COUNT -> targets.count();
            case HOW_MUCH -> targets.howMuch();
            case SUM -> targets.function(Function.SUM);
            case AVERAGE -> targets.function(Function.AVERAGE);
            case MINIMUM -> targets.function(Function.MINIMUM);
            case MAXIMUM -> targets.function(Function.MAXIMUM);
            case DISTINCT -> targets.distinct();
            case EACH -> groups.each();
            case BY -> groups.by();
            case ORDER -> orders.order(structure);
            case ASCENDING, DESCENDING -> orders.direction(structure.cue() == Cue.DESCENDING);
            case MOST -> ranks.most(true);
            case LEAST -> ranks.most(false);
            case COMMON -> ranks.common(true);
            case UNCOMMON -> ranks.common(false);
            case TOP_N -> ranks.top();
            case MORE -> comparisons.comparison(Comparator.GREATER, null);
            case LESS -> comparisons.comparison(Comparator.LESS, null);
            case AFTER -> comparisons.inTime(Comparator.GREATER);
            case BEFORE -> comparisons.inTime(Comparator.LESS);
            case AT_LEAST -> comparisons.bound(Comparator.GREATER_OR_EQUAL, Comparator.GREATER);
            case AT_MOST -> comparisons.bound(Comparator.LESS_OR_EQUAL, Comparator.LESS);
            case EQUAL -> comparisons.comparison(Comparator.EQUAL, null);
            case NOT_EQUAL -> comparisons.comparison(Comparator.NOT_EQUAL, null);
            case BETWEEN -> comparisons.between();
            case STARTS -> restrictions.hasText(Place.START);
            case ENDS -> restrictions.hasText(Place.END);
            case CONTAINS -> restrictions.hasText(Place.ANYWHERE);
            case NO -> negate();
            case EXCEPT -> except();
            case BOTH -> both();
            case AND, OR, COMMA -> connect(structure.cue());
            case RELATIVE -> relative();
            case WITH, WHOSE, IN, FROM, FOR, OF -> relate(structure.cue());
            case WHERE -> targets.ask(Asking.WHERE);
            case WHEN -> targets.ask(Asking.WHEN);
            case WHO -> who();
            case EVERYTHING -> targets.everything();
            case THEIR -> targets.beside(structure);
            case EACH_ONE -> groups.eachOne();
            case NULL -> restrictions.missing();
            case ONCE -> comparisons.times(BigDecimal.ONE);
            case TWICE -> comparisons.times(BigDecimal.TWO);
            case COMPARE -> targets.compared();
            case SHARE, RATIO, DIFFERENCE -> uncomputed();
            case WHAT -> what();
            case EITHER, ANY, ALL, ONLY, HALF -> cursor.advance();
        }
    }

    private void adjectival(Adjectival adjectival) {
        switch (adjectival.degree()) {
            case SUPERLATIVE -> ranks.superlative(adjectival);
            case COMPARATIVE -> comparisons.comparative(adjectival);
            case POSITIVE -> targets.degree(adjectival);
        }
    }

    private void who() {
        if (picks()) {
            pick();
        } else {
            targets.ask(Asking.WHO);
        }
    }

    private void what() {
        if (picks()) {
            pick();
        } else {
            cursor.advance();
        }
    }

    private void relative() {
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

    private void relate(Cue cue) {
        cursor.advance();
        state.connective = null;
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

    /** What is computed is read elsewhere: here it gets lost. */
    private void uncomputed() {
        cursor.advance();
        draft.dropped++;
    }

    private void connect(Cue cue) {
        cursor.advance();
        state.connective = state.connective == Cue.OR ? Cue.OR : cue;
        draft.restrictions.connect(state.connective);
    }

    private void negate() {
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

    private void except() {
        cursor.advance();
        if (otherThanShown()) {
            return;
        }
        state.negated = true;
        state.restricting = true;
        state.connective = null;
    }

    private void both() {
        cursor.advance();
        state.both = true;
        state.restrictWhatIsAsked();
    }

    private void finish() {
        if (state.counting) {
            draft.target(new Target.Shown(new Measure.CountRows()));
        }
        showPending();
        draft.finish(state.functions);
    }

    /** What nothing was compared with after all is asked for. */
    private void showPending() {
        if (state.pending instanceof Measure.Plain plain && draft.targets.isEmpty() && !state.picking) {
            draft.target(new Target.Shown(plain));
        } else if (state.pending instanceof Measure.Plain) {
            draft.dropped++;
        } else if (state.pending instanceof Measure.CountOf || state.pending instanceof Measure.Aggregated) {
            draft.target(new Target.Shown(state.pending));
        }
    }
}
