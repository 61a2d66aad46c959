package dev.sqlchat.engine.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.language.Atoms.Count;
import dev.sqlchat.engine.plan.Expression.Grain;

/** Reads one closed period without its preposition: a date, a month, "last quarter", "first half of 2025". */
final class PeriodReader {

    private static final Map<String, Integer> MONTHS = WordList.entries("months.txt").stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.get(1), entry -> Integer.parseInt(entry.get(0))));
    private static final Set<String> AMBIGUOUS = Set.of("may", "march", "mar", "jan", "sept", "sep", "dec", "oct",
            "apr",
            "jun", "jul", "aug", "feb", "nov");
    private static final Map<String, DayOfWeek> WEEKDAYS = Map.of("monday", DayOfWeek.MONDAY, "tuesday",
            DayOfWeek.TUESDAY, "wednesday", DayOfWeek.WEDNESDAY, "thursday", DayOfWeek.THURSDAY, "friday",
            DayOfWeek.FRIDAY, "saturday", DayOfWeek.SATURDAY, "sunday", DayOfWeek.SUNDAY);
    private static final Set<String> BACK = Set.of("last", "past", "previous", "prior", "preceding", "trailing");
    private static final Set<String> FORWARD = Set.of("next", "coming", "upcoming", "following");
    private static final Set<String> NOW = Set.of("this", "current", "present");
    private static final Set<String> FILLERS = Set.of("calendar", "full", "whole", "complete");
    private static final Map<String, Grain> TO_DATE = Map.of("ytd", Grain.YEAR, "qtd", Grain.QUARTER, "mtd",
            Grain.MONTH, "wtd", Grain.WEEK);

    private final Atoms atoms;
    private final LocalDate today;
    private final DayOfWeek weekStart;

    PeriodReader(Atoms atoms, LocalDate today, DayOfWeek weekStart) {
        this.atoms = atoms;
        this.today = today;
        this.weekStart = weekStart;
    }

    /**
     * The period that begins at the atom; null where none does.
     *
     * @param marked whether a preposition stands before it, so that "may" is a month
     */
    @Nullable
    Period at(int atom, boolean marked) {
        int start = atoms.skip(atom, "the");
        List<Supplier<@Nullable Period>> readings = List.of(() -> DateTexts.read(atoms.at(start), start + 1),
                () -> monthFirst(start, marked), () -> dayFirst(start), () -> quarterOrHalf(start), () -> place(start),
                () -> toDate(start), () -> relative(start), () -> ago(start), () -> namedDay(start),
                () -> weekday(start), () -> decade(start), () -> year(start), () -> unitOf(start));
        for (Supplier<@Nullable Period> reading : readings) {
            Period period = read(reading);
            if (period != null) {
                return period;
            }
        }
        return null;
    }

    LocalDate today() {
        return today;
    }

    private static @Nullable Period read(Supplier<@Nullable Period> reading) {
        try {
            return reading.get();
        } catch (DateTimeException e) {
            return null;
        }
    }

    // Months and days

    private @Nullable Period monthFirst(int start, boolean marked) {
        Integer month = MONTHS.get(atoms.at(start));
        if (month == null) {
            return null;
        }
        int next = atoms.skip(start + 1, ".");
        int day = atoms.skip(next, "the");
        int dayEnd = dayEnd(day);
        if (dayEnd > 0) {
            return day(dayNumber(day), month, dayEnd);
        }
        Period monthly = monthOf(month, start + 1, next);
        boolean certain = !monthly.yearless() || marked || unmistakable(start);
        return certain ? monthly : null;
    }

    private boolean unmistakable(int start) {
        return !AMBIGUOUS.contains(atoms.at(start)) || (atoms.capitalized(start) && start > 0);
    }

    private Period monthOf(int month, int end, int next) {
        Count year = yearAfter(next);
        if (year != null) {
            return Period.month(year.value(), month, year.end());
        }
        int latest = month <= today.getMonthValue() ? today.getYear() : today.getYear() - 1;
        return Period.month(latest, month, end).withoutYear();
    }

    private @Nullable Period dayFirst(int start) {
        int dayEnd = dayEnd(start);
        if (dayEnd < 0) {
            return null;
        }
        int at = atoms.skip(dayEnd, "of");
        Integer month = MONTHS.get(atoms.at(at));
        return month == null ? null : day(dayNumber(start), month, atoms.skip(at + 1, "."));
    }

    private Period day(int day, int month, int end) {
        Count year = yearAfter(end);
        if (year != null) {
            return Period.day(LocalDate.of(year.value(), month, day), year.end());
        }
        LocalDate latest = LocalDate.of(today.getYear(), month, day);
        return Period.day(latest.isAfter(today) ? latest.minusYears(1) : latest, end).withoutYear();
    }

    /** The index after a number from 1 to 31 that may be the day of a month; -1 where there is none. */
    private int dayEnd(int atom) {
        int number = dayNumber(atom);
        if (number < 1 || number > 31) {
            return -1;
        }
        return atoms.digits(atom).isPresent() ? atom + 1 : atoms.ordinal(atom).map(Count::end).orElse(-1);
    }

    private int dayNumber(int atom) {
        OptionalInt digits = atoms.digits(atom);
        return digits.isPresent() ? digits.getAsInt() : atoms.ordinal(atom).map(Count::value).orElse(0);
    }

    /** "2026", ", 2026", "of 2026", "of last year", "last year". */
    private @Nullable Count yearAfter(int atom) {
        int at = atoms.skip(atoms.skip(atom, ","), "of", "in");
        at = atoms.skip(at, "the");
        if (yearNumber(at) && !atoms.amount(at)) {
            return new Count(Integer.parseInt(atoms.at(at)), at + 1);
        }
        int step = step(at);
        boolean relative = step != UNKNOWN && atoms.is(at + 1, "year") && !atoms.is(at, "past");
        return relative ? new Count(today.getYear() + step, at + 2) : null;
    }

    // Quarters, halves and places within a period

    private @Nullable Period quarterOrHalf(int start) {
        String word = atoms.at(start);
        boolean code = word.length() == 2 && (word.charAt(0) == 'q' || word.charAt(0) == 'h');
        if (code) {
            return part(word.charAt(0) == 'q' ? 4 : 2, word.charAt(1) - '0', start + 1);
        }
        if (yearNumber(start) && quarterCode(start + 1)) {
            return Period.quarter(Integer.parseInt(word), atoms.at(start + 1).charAt(1) - '0', start + 2);
        }
        return atoms.is(start, "quarter") && atoms.digits(start + 1).isPresent()
                ? part(4, atoms.digits(start + 1).getAsInt(), start + 2)
                : ordinalPart(start);
    }

    private boolean quarterCode(int atom) {
        String word = atoms.at(atom);
        return word.length() == 2 && word.charAt(0) == 'q' && word.charAt(1) >= '1' && word.charAt(1) <= '4';
    }

    private @Nullable Period ordinalPart(int start) {
        Count place = atoms.ordinal(start).orElse(null);
        if (place == null) {
            return null;
        }
        return switch (atoms.at(place.end())) {
            case "quarter" -> part(4, place.value(), place.end() + 1);
            case "half" -> part(2, place.value(), place.end() + 1);
            default -> null;
        };
    }

    /** The nth quarter or half of a year, the latest one begun where no year is said. */
    private @Nullable Period part(int parts, int place, int end) {
        if (place < 1 || place > parts) {
            return null;
        }
        Count said = yearAfter(end);
        int months = 12 / parts;
        LocalDate from = LocalDate.of(said == null ? today.getYear() : said.value(), (place - 1) * months + 1, 1);
        if (said == null && from.isAfter(today)) {
            from = from.minusYears(1);
        }
        Period period = Period.of(from, from.plusMonths(months), Grain.QUARTER, said == null ? end : said.end());
        return said == null ? period.withoutYear() : period;
    }

    /** "last day of May", "first month of 2025", "second week of this quarter". */
    private @Nullable Period place(int start) {
        boolean last = atoms.is(start, "last") || atoms.is(start, "final");
        Count place = last ? new Count(-1, start + 1) : atoms.ordinal(start).orElse(null);
        if (place == null) {
            return null;
        }
        Count count = atoms.count(place.end()).orElse(new Count(1, place.end()));
        Grain unit = atoms.unit(count.end());
        if (unit == null || !atoms.is(count.end() + 1, "of")) {
            return null;
        }
        Period whole = at(count.end() + 2, true);
        return whole == null || whole.grain().compareTo(unit) >= 0 ? null : within(whole, place.value(), count, unit);
    }

    private static @Nullable Period within(Period whole, int place, Count count, Grain unit) {
        LocalDate from = place < 0
                ? plus(whole.before(), unit, -count.value())
                : plus(whole.from(), unit, (place - 1) * count.value());
        LocalDate before = plus(from, unit, count.value());
        boolean inside = !from.isBefore(whole.from()) && !before.isAfter(whole.before());
        return inside ? Period.of(from, before, unit, whole.end()) : null;
    }

    // Relative to today

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private int step(int atom) {
        if (atoms.isOneOf(atom, NOW)) {
            return 0;
        }
        if (atoms.isOneOf(atom, BACK)) {
            return -1;
        }
        return atoms.isOneOf(atom, FORWARD) ? 1 : UNKNOWN;
    }

    private @Nullable Period relative(int start) {
        int step = step(start);
        if (step == UNKNOWN) {
            return null;
        }
        int at = atoms.isOneOf(start + 1, FILLERS) ? start + 2 : start + 1;
        Grain unit = atoms.unit(at);
        if (unit != null && !atoms.plural(at)) {
            return atoms.is(start, "past") ? rolling(-1, unit, at + 1) : calendar(step, unit, at + 1);
        }
        return step == 0 ? null : counted(start, at, step);
    }

    private @Nullable Period counted(int start, int at, int step) {
        Count count = atoms.reads(at, "couple", "of")
                ? new Count(2, at + 2)
                : atoms.count(at).orElse(null);
        if (count == null) {
            Integer month = MONTHS.get(atoms.at(at));
            return month == null ? null : neighbour(month, step, at + 1);
        }
        int unitAt = atoms.isOneOf(count.end(), FILLERS) ? count.end() + 1 : count.end();
        if (atoms.is(unitAt, "hours") || atoms.is(unitAt, "hour")) {
            return rolling(step * ((count.value() + 23) / 24), Grain.DAY, unitAt + 1);
        }
        Grain unit = atoms.unit(unitAt);
        if (unit == null || count.value() == 0) {
            return null;
        }
        boolean complete = unit == Grain.QUARTER || unitAt > count.end() || Set.of("previous", "prior", "preceding")
                .contains(atoms.at(start));
        return complete && unit != Grain.DAY
                ? calendarRun(step * count.value(), unit, unitAt + 1)
                : rolling(step * count.value(), unit, unitAt + 1);
    }

    /** "last May" is the latest that is over, "next May" the first that has not begun. */
    private Period neighbour(int month, int step, int end) {
        LocalDate from = LocalDate.of(today.getYear(), month, 1);
        if (step < 0 && !from.plusMonths(1).isBefore(today.plusDays(1))) {
            from = from.minusYears(1);
        }
        if (step > 0 && !from.isAfter(today)) {
            from = from.plusYears(1);
        }
        return Period.month(from.getYear(), month, end);
    }

    private Period calendar(int step, Grain unit, int end) {
        LocalDate from = plus(startOf(unit), unit, step);
        LocalDate before = plus(from, unit, 1);
        boolean soFar = step == 0 && atoms.reads(end, "so", "far");
        boolean toDate = step == 0 && atoms.reads(end, "to", "date");
        return soFar || toDate
                ? Period.of(from, today.plusDays(1), unit, end + 2)
                : Period.of(from, before, unit, end);
    }

    /** Whole periods before or after the current one. */
    private Period calendarRun(int count, Grain unit, int end) {
        LocalDate current = startOf(unit);
        LocalDate next = plus(current, unit, 1);
        return count < 0
                ? Period.of(plus(current, unit, count), current, unit, end)
                : Period.of(next, plus(next, unit, count), unit, end);
    }

    /** From as many units ago until today, or from today for as many units; today included. */
    private Period rolling(int count, Grain unit, int end) {
        LocalDate other = plus(today, unit, count);
        return count < 0
                ? Period.of(other, today.plusDays(1), unit, end)
                : Period.of(today, other.plusDays(1), unit, end);
    }

    private @Nullable Period toDate(int start) {
        Grain shorthand = TO_DATE.get(atoms.at(start));
        if (shorthand != null) {
            return Period.of(startOf(shorthand), today.plusDays(1), shorthand, start + 1);
        }
        Grain unit = atoms.unit(start);
        if (unit != null && atoms.reads(start + 1, "to", "date")) {
            return Period.of(startOf(unit), today.plusDays(1), unit, start + 3);
        }
        Grain soFar = atoms.reads(start, "so", "far", "this") ? atoms.unit(start + 3) : null;
        return soFar == null ? null : Period.of(startOf(soFar), today.plusDays(1), soFar, start + 4);
    }

    private @Nullable Period ago(int start) {
        Count count = atoms.is(start, "a") || atoms.is(start, "an")
                ? new Count(1, start + 1)
                : atoms.count(start).orElse(null);
        Grain unit = count == null ? null : atoms.unit(count.end());
        if (count == null || unit == null || !atoms.is(count.end() + 1, "ago")) {
            return null;
        }
        LocalDate day = plus(today, unit, -count.value());
        LocalDate from = startOf(unit, day);
        return Period.of(from, plus(from, unit, 1), unit, count.end() + 2).countedFrom(day);
    }

    private @Nullable Period namedDay(int start) {
        return switch (atoms.at(start)) {
            case "today" -> Period.day(today, start + 1);
            case "yesterday" -> Period.day(today.minusDays(1), start + 1);
            case "tomorrow" -> Period.day(today.plusDays(1), start + 1);
            case "day" -> dayBeside(start);
            default -> null;
        };
    }

    private @Nullable Period dayBeside(int start) {
        if (atoms.reads(start, "day", "before", "yesterday")) {
            return Period.day(today.minusDays(2), start + 3);
        }
        return atoms.reads(start, "day", "after", "tomorrow") ? Period.day(today.plusDays(2), start + 3) : null;
    }

    private @Nullable Period weekday(int start) {
        DayOfWeek day = WEEKDAYS.get(atoms.at(start + 1));
        int step = step(start);
        if (day == null || step == UNKNOWN) {
            return null;
        }
        LocalDate date = switch (step) {
            case 0 -> startOf(Grain.WEEK).with(TemporalAdjusters.nextOrSame(day));
            case 1 -> today.with(TemporalAdjusters.next(day));
            default -> today.with(TemporalAdjusters.previous(day));
        };
        return Period.day(date, start + 2);
    }

    // Years

    private @Nullable Period decade(int start) {
        String word = atoms.at(start);
        String digits = word.endsWith("s") ? word.substring(0, word.length() - 1) : "";
        if (digits.length() < 2 || !digits.endsWith("0") || !digits.chars().allMatch(Character::isDigit)) {
            return null;
        }
        int number = Integer.parseInt(digits);
        int year = number < 100 ? number + (number < 30 ? 2000 : 1900) : number;
        return DateTexts.year(year) ? Period.years(year, 10, start + 1) : null;
    }

    private @Nullable Period year(int start) {
        return yearNumber(start) && !atoms.amount(start)
                ? Period.year(Integer.parseInt(atoms.at(start)), start + 1).asBareYear(true)
                : null;
    }

    private boolean yearNumber(int atom) {
        OptionalInt number = atoms.digits(atom);
        return number.isPresent() && DateTexts.year(number.getAsInt());
    }

    /** "year 2025", "month of May", "week of June 1". */
    private @Nullable Period unitOf(int start) {
        int at = atoms.isOneOf(start, FILLERS) ? start + 1 : start;
        Grain unit = atoms.unit(at);
        if (unit == null || atoms.plural(at)) {
            return null;
        }
        Period named = at(atoms.skip(at + 1, "of"), true);
        if (named == null || named.grain() == unit) {
            return named == null ? null : named.asBareYear(false);
        }
        LocalDate from = startOf(unit, named.from());
        boolean day = named.grain() == Grain.DAY && atoms.is(at + 1, "of");
        return day ? Period.of(from, plus(from, unit, 1), unit, named.end()) : null;
    }

    // Days of the calendar

    private LocalDate startOf(Grain unit) {
        return startOf(unit, today);
    }

    private LocalDate startOf(Grain unit, LocalDate day) {
        return switch (unit) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case MONTH -> day.withDayOfMonth(1);
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case DAY, MONTH_OF_YEAR, DAY_OF_WEEK, HOUR_OF_DAY -> day;
        };
    }

    private static LocalDate plus(LocalDate day, Grain unit, int count) {
        return switch (unit) {
            case YEAR -> day.plusYears(count);
            case QUARTER -> day.plusMonths(3L * count);
            case MONTH -> day.plusMonths(count);
            case WEEK -> day.plusWeeks(count);
            case DAY, MONTH_OF_YEAR, DAY_OF_WEEK, HOUR_OF_DAY -> day.plusDays(count);
        };
    }
}
