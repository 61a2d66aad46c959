package dev.sqlchat.engine.language;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.language.TimeMention.Grouping;
import dev.sqlchat.engine.plan.Expression.Grain;

/** Reads the periods that a question groups by: "per month", "for each year", "daily", "which quarter". */
final class GroupingReader {

    private static final Map<String, Grain> ADVERBS = Map.of("yearly", Grain.YEAR, "annual", Grain.YEAR, "annually",
            Grain.YEAR, "quarterly", Grain.QUARTER, "monthly", Grain.MONTH, "weekly", Grain.WEEK, "daily", Grain.DAY,
            "hourly", Grain.HOUR_OF_DAY);
    private static final Map<String, String> WHOLES = Map.of("month", "year", "day", "week", "hour", "day");
    private static final Set<String> EACH = Set.of("per", "each", "every", "by", "any");
    private static final Set<String> PREPOSITIONS = Set.of("for", "in", "of", "on", "within", "during");
    private static final Set<String> ASKING = Set.of("which", "what");
    private static final Set<String> OVER = Set.of("over", "on", "by", "after", "to");
    private static final int REACH = 6;

    private final Atoms atoms;

    GroupingReader(Atoms atoms) {
        this.atoms = atoms;
    }

    @Nullable
    Grouping at(int start) {
        Grain adverb = ADVERBS.get(atoms.at(start));
        if (adverb != null) {
            return grouping(start, start + 1, adverb, false);
        }
        int at = atoms.isOneOf(start, PREPOSITIONS) ? start + 1 : start;
        if (atoms.isOneOf(at, ASKING)) {
            return period(start, at + 1, true);
        }
        if (atoms.isOneOf(at, EACH)) {
            return period(start, atoms.skip(at + 1, "the", "each"), false);
        }
        Grouping further = further(start);
        return further != null ? further : repeated(start);
    }

    private @Nullable Grouping period(int start, int noun, boolean asked) {
        int at = atoms.skip(noun, "calendar", "individual", "single");
        Grain grain = grain(at);
        return grain == null ? null : grouping(start, at + length(at), grain, asked);
    }

    private @Nullable Grain grain(int at) {
        if (length(at) > 1) {
            return partOf(at);
        }
        return switch (atoms.at(at)) {
            case "weekday", "weekdays" -> Grain.DAY_OF_WEEK;
            case "hour", "hours" -> Grain.HOUR_OF_DAY;
            default -> atoms.unit(at);
        };
    }

    private @Nullable Grain partOf(int at) {
        return switch (atoms.at(at)) {
            case "month" -> Grain.MONTH_OF_YEAR;
            case "day" -> Grain.DAY_OF_WEEK;
            case "hour" -> Grain.HOUR_OF_DAY;
            default -> null;
        };
    }

    /** How many words name the period: "month" or "day of the week". */
    private int length(int at) {
        String whole = WHOLES.get(atoms.at(at));
        if (whole == null || !atoms.is(at + 1, "of")) {
            return 1;
        }
        int last = atoms.skip(at + 2, "the", "a");
        return atoms.is(last, whole) ? last + 1 - at : 1;
    }

    /** "and month" after "by year". */
    private @Nullable Grouping further(int start) {
        boolean listed = atoms.is(start, "and") || atoms.is(start, ",");
        if (!listed || atoms.unit(start + 1) == null || atoms.plural(start + 1)) {
            return null;
        }
        for (int i = start - 1; i >= Math.max(0, start - REACH); i--) {
            if (atoms.isOneOf(i, EACH)) {
                return period(start + 1, start + 1, false);
            }
        }
        return null;
    }

    /** "month over month", "day by day", "over the years". */
    private @Nullable Grouping repeated(int start) {
        Grain unit = atoms.unit(start);
        if (unit != null && atoms.isOneOf(start + 1, OVER) && atoms.is(start + 2, atoms.at(start))) {
            return grouping(start, start + 3, unit, false);
        }
        boolean over = atoms.is(start, "over") || atoms.is(start, "across");
        int at = atoms.skip(start + 1, "the");
        Grain grain = over && atoms.plural(at) ? atoms.unit(at) : null;
        return grain == null ? null : grouping(start, at + 1, grain, false);
    }

    private Grouping grouping(int start, int end, Grain grain, boolean asked) {
        return new Grouping(atoms.token(start), atoms.tokenAfter(end), grain, asked);
    }
}
