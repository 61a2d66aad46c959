package dev.sqlchat.engine.planning;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Rank;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;

/** "And the highest?" after a number: that number, or the group that has most of it. */
final class ShownRank {

    /** An adjective that measures one of these may measure anything. */
    private static final Set<String> GENERAL = Set.of("size", "height");

    private ShownRank() {}

    /** The frame, or what it means where nothing but a rank is said of the numbers shown. */
    static Frame of(Frame frame, Continuation before) {
        var rank = frame.rank();
        if (rank == null || !ofNothingElse(frame) || !isGeneral(rank.measure()) || before.numbers().isEmpty()) {
            return frame;
        }
        return before.plan().groupBy().isEmpty()
                ? before.numbers().stream().anyMatch(ShownRank::ofMany) ? extreme(frame, rank) : frame
                : frame.with(frame.targets(), new Rank(new Measure.CountRows(), rank.descending(), rank.limit(), null,
                        rank.inScope()));
    }

    private static boolean ofNothingElse(Frame frame) {
        return frame.targets().isEmpty() && frame.entities().isEmpty() && frame.groups().isEmpty();
    }

    private static boolean isGeneral(Measure measure) {
        return measure instanceof Measure.Degree degree && !Collections.disjoint(degree.nouns(), GENERAL);
    }

    private static boolean ofMany(Expression number) {
        return number instanceof Aggregate aggregate && aggregate.function() != Function.COUNT;
    }

    private static Frame extreme(Frame frame, Rank rank) {
        var function = rank.descending() ? Frame.Function.MAXIMUM : Frame.Function.MINIMUM;
        return frame.with(List.of(new Target.Shown(new Measure.OfShown(function))), null);
    }
}
