package dev.sqlchat.engine.frame;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.ColumnLink;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** Reads a table: asked for, counted, a restriction, or only the owner of the column that follows. */
final class TableReader {

    private static final Set<String> AMOUNTS = Set.of("amount", "total", "cost", "value", "balance");
    /** How well a table's name stands for its amount. */
    private static final double AMOUNT = 0.8;

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
        if (state.functions.size() == 1 && isAggregated() && draft.targets.isEmpty() && !state.restricting) {
            var amount = amount(table);
            if (amount.isPresent()) {
                aggregate(entity, amount.get());
                return;
            }
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

    /** "the sum of all grants", not "total grants", which may be their number. */
    private boolean isAggregated() {
        int before = -2;
        var of = false;
        while (cursor.isCue(before, Cue.ALL, Cue.OF)) {
            of |= cursor.isCue(before, Cue.OF);
            before--;
        }
        return cursor.isCue(before, Cue.SUM, Cue.AVERAGE, Cue.MINIMUM, Cue.MAXIMUM)
                && (of || cursor.text(cursor.peek(before).orElseThrow()).toLowerCase(Locale.ROOT).endsWith(" of"));
    }

    /** "the total amount of the orders": of the amount that each has. */
    private void aggregate(Entity entity, ColumnProfile amount) {
        var attr = new Attr(new Attribute(entity.span(), List.of(new ColumnLink(amount, AMOUNT))), entity.table(),
                true);
        draft.target(new Target.Shown(new Measure.Aggregated(state.functions.removeFirst(), attr)));
    }

    /** The only number of its rows that is called an amount. */
    private static Optional<ColumnProfile> amount(TableProfile table) {
        var amounts = table.columns().stream().filter(column -> column.is(Role.MEASURE))
                .filter(column -> !Collections.disjoint(column.words(), AMOUNTS)).toList();
        return amounts.size() == 1 ? Optional.of(amounts.getFirst()) : Optional.empty();
    }
}
