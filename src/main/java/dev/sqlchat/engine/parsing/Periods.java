package dev.sqlchat.engine.parsing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Within;

/** Puts the ends of a period together. */
final class Periods {

    private Periods() {}

    /** All hold. */
    static List<Condition> joined(List<Condition> conditions) {
        var joined = new ArrayList<Condition>();
        for (var condition : conditions) {
            var at = condition instanceof Within within ? other(within, joined) : -1;
            if (at < 0) {
                joined.add(condition);
            } else {
                joined.set(at, both((Within) joined.get(at), (Within) condition));
            }
        }
        return joined;
    }

    /** At least one holds: before or after a period is not within it. */
    static Condition either(List<Condition> conditions) {
        return conditions.size() == 2
                && conditions.getFirst() instanceof Within(var date, LocalDate from, LocalDate before)
                && conditions.getLast() instanceof Within(var other, LocalDate since, LocalDate until) && from == null
                && until == null && date.equals(other) && before != null && since != null && before.isBefore(since)
                        ? new Condition.Not(new Within(date, before, since))
                        : new Condition.AnyOf(conditions);
    }

    private static int other(Within within, List<Condition> conditions) {
        for (int at = 0; at < conditions.size(); at++) {
            if (conditions.get(at) instanceof Within other && other.date().equals(within.date())
                    && isPeriod(other, within)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isPeriod(Within one, Within other) {
        var from = one.from() == null ? other.from() : one.from();
        var before = one.before() == null ? other.before() : one.before();
        return (one.from() == null) == (one.before() != null) && (other.from() == null) == (other.before() != null)
                && from != null && before != null && from.isBefore(before);
    }

    private static Within both(Within one, Within other) {
        return new Within(one.date(), first(one.from(), other.from()), first(one.before(), other.before()));
    }

    private static @Nullable LocalDate first(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null ? other : one;
    }
}
