package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.schema.TableProfile;

/** What the readers of one question share: where they are, what they have read, and what waits for the next words. */
final class ParseState {

    final SymbolCursor cursor;
    final FrameDraft draft = new FrameDraft();
    /** Aggregates that wait for their column. */
    final List<Function> functions = new ArrayList<>();
    final List<Function> lastFunctions = new ArrayList<>();
    final boolean continuing;
    /** It chooses among what was shown before. */
    final boolean picking;
    /** What comes now restricts; before, it is asked. */
    boolean restricting;
    boolean negated;
    boolean both;
    boolean counting;
    boolean countingDistinct;
    /** "how many": the count itself is asked for, never compared. */
    boolean asksHowMany;
    /** "and their ages": asked again, amid restrictions. */
    boolean asksBeside;
    @Nullable
    Cue connective;
    /** What the next number or value is compared with. */
    @Nullable
    Measure pending;
    /** The table named last. */
    @Nullable
    TableProfile anchor;
    @Nullable
    BigDecimal limit;
    @Nullable
    Grain averagedGrain;

    ParseState(Tagging tagging, boolean continuing, boolean picking) {
        this.cursor = new SymbolCursor(tagging);
        this.continuing = continuing;
        this.picking = picking;
        draft.continuing = continuing;
    }

    /** A new sentence says what to show. */
    void request() {
        restricting = false;
        negated = false;
        both = false;
        pending = null;
        connective = Cue.COMMA;
    }

    /** Once something is asked, what follows restricts it. */
    void restrictWhatIsAsked() {
        restricting = restricting || !draft.isEmpty();
    }

    /** Restricts, or negates where "not" waits for it. */
    void restrict(Restriction restriction) {
        if (negated) {
            draft.restrictions.addNegated(restriction);
        } else {
            draft.restrictions.add(restriction);
        }
        negated = false;
    }

    @Nullable
    Attr pendingColumn() {
        return pending instanceof Measure.Plain plain ? plain.attr() : null;
    }

    int takeLimit() {
        var taken = limit == null ? 1 : limit.intValue();
        limit = null;
        return Math.max(1, taken);
    }
}
