package dev.sqlchat.engine.language;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression.Grain;

/** A stretch of tokens that speaks of the calendar. */
public sealed interface TimeMention {

    /** Index of the first token, a preposition included. */
    int first();

    /** Index after the last token. */
    int end();

    /**
     * Days from the first, inclusive, to the last, exclusive; one of them may be open.
     *
     * @param grain how finely the words name the time: "in 2026" is YEAR, "since May" is MONTH
     * @param bareYear whether it stands on numbers from 1800 to 2100 alone that nothing else marks as years, so that
     *        they may be plain numbers
     * @param ends the two periods that it runs between, as they were said: "from April to May"; else none
     */
    record Range(int first, int end, @Nullable LocalDate from, @Nullable LocalDate before, Grain grain,
            boolean bareYear, List<Range> ends) implements TimeMention {

        public Range {
            ends = List.copyOf(ends);
        }

        Range between(List<Range> said) {
            return new Range(first, end, from, before, grain, bareYear, said);
        }
    }

    /**
     * Periods to group by: "per month", "daily", "by weekday".
     *
     * @param asked whether the period is what the question asks for: "which month"
     */
    record Grouping(int first, int end, Grain grain, boolean asked) implements TimeMention {}
}
