package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.language.TimeMention.Range;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.QueryLiteral.Kind;
import dev.sqlchat.sql.QueryLiteral.Place;

/**
 * A literal that says a part of a stretch of days.
 *
 * @param unit how finely it is written: a day, a month (2026-05) or a year
 * @param whole the unit that it stands for all by itself; null where it is one end
 * @param tail what stands behind the day: a time, or the sign of LIKE
 */
record CalendarUse(QueryLiteral literal, Meaning meaning, ChronoUnit unit, @Nullable TemporalUnit whole, String tail) {

    enum Meaning {
        /** The first day. */
        START,
        /** The day before the first. */
        BEFORE_START,
        /** The day after the last. */
        END,
        /** The last day. */
        LAST,
        /** All of it, by its first day. */
        WHOLE,
        /** The number of its only month, which the year stands beside. */
        MONTH_PART,
        /** The year of its only month, which the month stands beside. */
        YEAR_PART
    }

    private static final Pattern DATE = Pattern.compile("(\\d{4})(-\\d{2})?(-\\d{2})?([ T%-].*|Z)?");
    private static final Pattern START_OF_DAY = Pattern.compile("([ T]00:00(:00(\\.0+)?)?)?Z?(\\+00(:00)?)?");
    private static final Pattern END_OF_DAY = Pattern.compile("[ T]23:59(:59(\\.9+)?)?Z?(\\+00(:00)?)?");
    private static final Pattern WILD = Pattern.compile("-?%");
    private static final List<TemporalUnit> WHOLES = List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS,
            IsoFields.QUARTER_YEARS, ChronoUnit.YEARS);

    /** What the literal may mean of these days; more than one where it cannot be told. */
    static List<CalendarUse> of(QueryLiteral literal, Range range) {
        return meanings(literal).stream().flatMap(meaning -> candidates(literal, meaning).stream())
                .filter(use -> use.write(range).filter(literal.value()::equals).isPresent()).toList();
    }

    /** Whether it looks like a day, a month or a year. */
    static boolean looksLikeDate(QueryLiteral literal) {
        var date = DATE.matcher(literal.value());
        if (!date.matches()) {
            return false;
        }
        int year = Integer.parseInt(date.group(1));
        return date.group(2) != null || literal.place() != Place.LIMIT && year >= 1900 && year <= 2100;
    }

    private static Set<Meaning> meanings(QueryLiteral literal) {
        return switch (literal.place()) {
            case FROM -> EnumSet.of(Meaning.START);
            case ABOVE -> EnumSet.of(Meaning.BEFORE_START);
            case BELOW -> EnumSet.of(Meaning.END);
            case UNTIL -> EnumSet.of(Meaning.LAST);
            case EQUAL, UNEQUAL -> EnumSet.of(Meaning.WHOLE, Meaning.MONTH_PART, Meaning.YEAR_PART);
            case LIKE -> EnumSet.of(Meaning.WHOLE);
            case ELSEWHERE -> literal.kind() == Kind.TEXT
                    ? EnumSet.of(Meaning.START, Meaning.END, Meaning.LAST)
                    : EnumSet.noneOf(Meaning.class);
            case LIMIT -> EnumSet.noneOf(Meaning.class);
        };
    }

    private static List<CalendarUse> candidates(QueryLiteral literal, Meaning meaning) {
        if (meaning == Meaning.MONTH_PART) {
            return literal.value().matches("\\d{1,2}")
                    ? List.of(new CalendarUse(literal, meaning, ChronoUnit.MONTHS, null, ""))
                    : List.of();
        }
        var date = DATE.matcher(literal.value());
        if (!date.matches() || date.group(2) == null && date.group(3) != null) {
            return List.of();
        }
        var tail = date.group(4) == null ? "" : date.group(4);
        var unit = date.group(3) != null
                ? ChronoUnit.DAYS
                : date.group(2) != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
        return fits(literal, meaning, unit, tail) ? candidates(literal, meaning, unit, tail) : List.of();
    }

    private static boolean fits(QueryLiteral literal, Meaning meaning, ChronoUnit unit, String tail) {
        if (literal.place() == Place.LIKE) {
            return WILD.matcher(tail).matches();
        }
        boolean start = unit == ChronoUnit.DAYS ? START_OF_DAY.matcher(tail).matches() : tail.isEmpty();
        boolean end = unit == ChronoUnit.DAYS && END_OF_DAY.matcher(tail).matches();
        return switch (meaning) {
            case START, END -> start;
            case LAST -> end || tail.isEmpty();
            case BEFORE_START -> end || tail.isEmpty();
            case WHOLE -> start;
            case YEAR_PART, MONTH_PART -> tail.isEmpty() && unit == ChronoUnit.YEARS;
        };
    }

    private static List<CalendarUse> candidates(QueryLiteral literal, Meaning meaning, ChronoUnit unit, String tail) {
        return meaning == Meaning.WHOLE
                ? WHOLES.stream().filter(whole -> unit == ChronoUnit.DAYS || whole == unit)
                        .map(whole -> new CalendarUse(literal, meaning, unit, whole, tail)).toList()
                : List.of(new CalendarUse(literal, meaning, unit, null, tail));
    }

    /** What it says of other days; empty where it cannot say them. */
    Optional<String> write(Range range) {
        return switch (meaning) {
            case START -> aligned(range.from()).map(this::text);
            case BEFORE_START -> aligned(range.from()).map(day -> text(day.minusDays(1)));
            case END -> aligned(range.before()).map(this::text);
            case LAST -> aligned(range.before()).map(day -> text(day.minusDays(1)));
            case WHOLE -> whole(range).map(this::text);
            case MONTH_PART -> one(range, ChronoUnit.MONTHS).map(this::monthNumber);
            case YEAR_PART -> one(range, ChronoUnit.MONTHS).map(this::text);
        };
    }

    private Optional<LocalDate> whole(Range range) {
        var unitMeant = whole;
        return unitMeant == null ? Optional.empty() : one(range, unitMeant);
    }

    private static Optional<LocalDate> one(Range range, TemporalUnit unit) {
        var from = range.from();
        var before = range.before();
        return from != null && before != null && from.plus(1, unit).equals(before) && starts(from, unit)
                ? Optional.of(from)
                : Optional.empty();
    }

    private static boolean starts(LocalDate day, TemporalUnit unit) {
        if (unit == ChronoUnit.YEARS) {
            return day.getDayOfYear() == 1;
        }
        return unit == ChronoUnit.DAYS || unit == ChronoUnit.WEEKS || day.getDayOfMonth() == 1;
    }

    private Optional<LocalDate> aligned(@Nullable LocalDate day) {
        return day != null && starts(day, unit) ? Optional.of(day) : Optional.empty();
    }

    private String text(LocalDate day) {
        return switch (unit) {
            case YEARS -> "%04d".formatted(day.getYear());
            case MONTHS -> YearMonth.from(day).toString();
            default -> day.toString();
        } + tail;
    }

    private String monthNumber(LocalDate day) {
        return literal.kind() == Kind.TEXT && literal.value().length() == 2
                ? "%02d".formatted(day.getMonthValue())
                : Integer.toString(day.getMonthValue());
    }

    /** Whether together they say both ends of what the range says. */
    static boolean complete(List<CalendarUse> uses, Range range) {
        boolean start = has(uses, Meaning.START) || has(uses, Meaning.BEFORE_START);
        boolean end = has(uses, Meaning.END) || has(uses, Meaning.LAST);
        boolean month = has(uses, Meaning.MONTH_PART);
        boolean year = has(uses, Meaning.YEAR_PART);
        if (month != year) {
            return false;
        }
        return range.from() != null && range.before() != null
                ? start && end || has(uses, Meaning.WHOLE) || month
                : start == (range.from() != null) && end == (range.before() != null);
    }

    private static boolean has(List<CalendarUse> uses, Meaning meaning) {
        return uses.stream().anyMatch(use -> use.meaning() == meaning);
    }
}
