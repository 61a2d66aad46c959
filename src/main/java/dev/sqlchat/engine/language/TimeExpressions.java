package dev.sqlchat.engine.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds calendar expressions.
 *
 * <p>Rules where English leaves a choice: "last month" is the calendar month before today's, "the last 30 days" run from
 * the day 30 days ago through today, "the last two quarters" and "the previous 3 months" are whole ones; a month or day
 * without a year is the latest not after today; 03/05/2024 is the fifth of March.
 */
public final class TimeExpressions {

    private final GroupingReader groupings;
    private final RangeReader ranges;
    private final Atoms atoms;

    private TimeExpressions(Atoms atoms, LocalDate today, DayOfWeek weekStart) {
        this.atoms = atoms;
        this.groupings = new GroupingReader(atoms);
        this.ranges = new RangeReader(atoms, new PeriodReader(atoms, today, weekStart));
    }

    /** The mentions in order, none overlapping another; weeks begin on Monday. */
    public static List<TimeMention> find(List<Token> tokens, LocalDate today) {
        return find(tokens, today, DayOfWeek.MONDAY);
    }

    /** The mentions in order, none overlapping another. */
    public static List<TimeMention> find(List<Token> tokens, LocalDate today, DayOfWeek weekStart) {
        return new TimeExpressions(new Atoms(tokens), today, weekStart).find();
    }

    private List<TimeMention> find() {
        List<TimeMention> mentions = new ArrayList<>();
        int next = 0;
        for (int atom = 0; atom < atoms.size(); atom++) {
            TimeMention mention = atoms.token(atom) < next ? null : groupings.at(atom);
            if (mention == null && atoms.token(atom) >= next) {
                mention = ranges.at(atom);
            }
            if (mention != null) {
                mentions.add(mention);
                next = mention.end();
            }
        }
        return mentions;
    }
}
