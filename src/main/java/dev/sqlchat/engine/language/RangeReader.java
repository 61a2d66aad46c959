package dev.sqlchat.engine.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.language.TimeMention.Range;

/** Reads periods with their prepositions: "since May", "from January to March 2026", "before 2024". */
final class RangeReader {

    private static final Set<String> CLOSED = Set.of("in", "on", "during", "for", "of", "within", "throughout", "over",
            "from", "at");
    private static final Set<String> NAMING_YEARS = Set.of("in", "during", "throughout", "within");
    private static final Set<String> TO = Set.of("to", "until", "till", "through", "thru", "and", "-", "–", "—");
    private static final Set<String> FROM_ON = Set.of("since", "starting", "beginning", "commencing");
    private static final Set<String> UNTIL = Set.of("until", "till", "through", "thru", "by");
    private static final Set<String> ON = Set.of("on", "onward", "onwards", "forward");

    private final Atoms atoms;
    private final PeriodReader periods;

    RangeReader(Atoms atoms, PeriodReader periods) {
        this.atoms = atoms;
        this.periods = periods;
    }

    @Nullable
    Range at(int start) {
        if (atoms.is(start, "between")) {
            return between(start, start + 1);
        }
        Range open = open(start);
        if (open != null) {
            return open;
        }
        boolean marked = atoms.isOneOf(start, CLOSED);
        Range two = atoms.is(start, "from") ? between(start, start + 1) : marked ? null : between(start, start);
        return two != null ? two : closed(start, marked);
    }

    // Two periods

    private @Nullable Range between(int start, int at) {
        Period first = periods.at(at, at > start);
        if (first == null || !atoms.isOneOf(first.end(), TO) || (at == start && atoms.is(first.end(), "and"))) {
            return null;
        }
        Period second = periods.at(atoms.skip(first.end() + 1, "through"), true);
        return second == null ? null : between(start, aligned(first, second), aligned(second, first));
    }

    private @Nullable Range between(int start, Period one, Period other) {
        boolean backwards = one.from().isAfter(other.from());
        Period first = backwards && one.yearless() ? one.shiftedByYears(-1) : one;
        Period last = backwards && other.yearless() && !one.yearless() ? other.shiftedByYears(1) : other;
        if (first.from().isAfter(last.from())) {
            return null;
        }
        boolean bare = first.bareYear() && last.bareYear();
        return inclusive(range(start, last.end(), first.from(), last.before(), last, bare), last.end())
                .between(List.of(said(start, one), said(start, other)));
    }

    private Range said(int start, Period period) {
        return range(start, period.end(), period.from(), period.before(), period, period.bareYear());
    }

    /** A period without a year takes that of the other one. */
    private static Period aligned(Period period, Period other) {
        return period.yearless() && !other.yearless()
                ? period.shiftedByYears(other.from().getYear() - period.from().getYear())
                : period;
    }

    private Range inclusive(Range range, int end) {
        int word = atoms.skip(end, "(", ",");
        if (!atoms.is(word, "inclusive")) {
            return range;
        }
        int after = atoms.tokenAfter(atoms.skip(word + 1, ")"));
        return new Range(range.first(), after, range.from(), range.before(), range.grain(), range.bareYear(),
                List.of());
    }

    // One period, open to one side

    private @Nullable Range open(int start) {
        int after = atoms.is(start + 1, "or")
                ? 0
                : phrase(start, "after") + phrase(start, "later", "than") + phrase(start, "following");
        if (after > 0) {
            return from(start, edge(start + after), false);
        }
        int before = atoms.is(start + 1, "or")
                ? 0
                : phrase(start, "before") + phrase(start, "prior", "to") + phrase(start, "earlier", "than");
        if (before > 0) {
            return until(start, edge(start + before), false);
        }
        int since = phrase(start, "on", "or", "after") + phrase(start, "in", "or", "after")
                + phrase(start, "no", "earlier", "than") + phrase(start, "not", "before")
                + phrase(start, "after", "or", "in") + phrase(start, "after", "or", "on");
        if (since > 0 || atoms.isOneOf(start, FROM_ON)) {
            int at = since > 0 ? start + since : atoms.skip(start + 1, "from", "in", "on", "with");
            return from(start, edge(at), true);
        }
        int through = phrase(start, "on", "or", "before") + phrase(start, "in", "or", "before")
                + phrase(start, "no", "later", "than") + phrase(start, "not", "after") + phrase(start, "up", "to")
                + phrase(start, "up", "until") + phrase(start, "up", "till")
                + phrase(start, "before", "or", "in") + phrase(start, "before", "or", "on");
        if (through > 0 || atoms.isOneOf(start, UNTIL)) {
            return until(start, edge(start + Math.max(through, 1)), true);
        }
        return null;
    }

    private int phrase(int start, String... words) {
        return atoms.reads(start, words) ? words.length : 0;
    }

    /** A period, or its first or last day: "the beginning of 2026", "the end of May". */
    private @Nullable Period edge(int atom) {
        int at = atoms.skip(atom, "the");
        boolean start = atoms.isOneOf(at, Set.of("beginning", "start")) && atoms.is(at + 1, "of");
        boolean end = atoms.is(at, "end") && atoms.is(at + 1, "of");
        Period period = periods.at(start || end ? at + 2 : atom, true);
        if (period == null || !(start || end)) {
            return period;
        }
        LocalDate day = start ? period.from() : period.before().minusDays(1);
        return new Period(day, day.plusDays(1), period.grain(), period.end(), period.yearless(), false, null);
    }

    private @Nullable Range from(int start, @Nullable Period period, boolean inclusive) {
        if (period == null) {
            return null;
        }
        LocalDate day = inclusive || period.moment() != null ? period.start() : period.before();
        return range(start, period.end(), day, null, period, false);
    }

    private @Nullable Range until(int start, @Nullable Period period, boolean inclusive) {
        boolean plainNumber = atoms.is(start, "by") && period != null && period.bareYear();
        if (period == null || plainNumber) {
            return null;
        }
        return range(start, period.end(), null, inclusive ? period.before() : period.start(), period, false);
    }

    // One closed period

    private @Nullable Range closed(int start, boolean marked) {
        Period period = periods.at(marked ? start + 1 : start, marked);
        if (period == null) {
            return null;
        }
        boolean bare = period.bareYear() && !atoms.isOneOf(start, NAMING_YEARS);
        int end = period.end();
        if (atoms.is(start, "from") && atoms.isOneOf(end, ON)) {
            return range(start, end + 1, period.from(), null, period, false);
        }
        if (atoms.is(end, "or") || atoms.is(end, "and")) {
            Range open = alternative(start, period, bare);
            if (open != null) {
                return open;
            }
        }
        return range(start, end, period.from(), period.before(), period, bare);
    }

    /** "2020 or later", "May 2024 and before". */
    private @Nullable Range alternative(int start, Period period, boolean bare) {
        int end = period.end() + 2;
        return switch (atoms.at(period.end() + 1)) {
            case "later", "after", "onwards" -> range(start, end, period.from(), null, period, bare);
            case "earlier", "before" -> atoms.is(period.end(), "and") && periods.at(end, true) != null
                    ? null
                    : range(start, end, null, period.before(), period, bare);
            default -> null;
        };
    }

    private Range range(int start, int end, @Nullable LocalDate from, @Nullable LocalDate before, Period period,
            boolean bare) {
        return new Range(atoms.token(start), atoms.tokenAfter(end), from, before, period.grain(), bare, List.of());
    }
}
