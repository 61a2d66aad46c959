package dev.sqlchat.engine.frame;

import java.math.BigDecimal;

import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Place;
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
    private final RelationReader relations;
    private final ScopeReader scopes;

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
        orders = new OrderReader(state, measures);
        groups = new GroupReader(state, ahead, ranks, orders);
        relations = new RelationReader(state, targets, groups);
        scopes = new ScopeReader(state);
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
        if (orders.directs()) {
            return;
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
            case NO -> scopes.negate();
            case EXCEPT -> scopes.except();
            case BOTH -> scopes.both();
            case AND, OR, COMMA -> scopes.connect(structure.cue());
            case RELATIVE -> relations.relative();
            case WITH, WHOSE, IN, FROM, FOR, OF -> relations.relate(structure.cue());
            case WHERE -> targets.ask(Asking.WHERE);
            case WHEN -> targets.ask(Asking.WHEN);
            case WHO -> relations.who();
            case EVERYTHING -> targets.everything();
            case THEIR -> targets.beside(structure);
            case EACH_ONE -> groups.eachOne();
            case NULL -> restrictions.missing();
            case ONCE -> comparisons.times(BigDecimal.ONE);
            case TWICE -> comparisons.times(BigDecimal.TWO);
            case COMPARE -> targets.compared();
            case SHARE, RATIO, DIFFERENCE -> uncomputed();
            case WHAT -> relations.what();
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

    /** What is computed is read elsewhere: here it gets lost. */
    private void uncomputed() {
        cursor.advance();
        draft.dropped++;
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
