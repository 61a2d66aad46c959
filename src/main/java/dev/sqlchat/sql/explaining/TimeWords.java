package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;

/** Days, times and what is taken of them, in words. */
final class TimeWords {

    private static final Map<String, String> FORMATS = Map.ofEntries(Map.entry("%Y", "year"),
            Map.entry("%Y-%m", "month"), Map.entry("%Y-%m-%d", "day"), Map.entry("%Y-%W", "week"),
            Map.entry("%m", "month of the year"), Map.entry("%w", "day of the week"),
            Map.entry("%H", "hour of the day"),
            Map.entry("%d", "day of the month"), Map.entry("%W", "week of the year"), Map.entry("YYYY", "year"),
            Map.entry("YYYY-MM", "month"), Map.entry("YYYY-MM-DD", "day"));

    private static final Map<String, String> PARTS = Map.ofEntries(Map.entry("year", "year"),
            Map.entry("quarter", "quarter of the year"), Map.entry("month", "month of the year"),
            Map.entry("week", "week of the year"), Map.entry("day", "day of the month"),
            Map.entry("doy", "day of the year"), Map.entry("dow", "day of the week"),
            Map.entry("isodow", "day of the week"), Map.entry("hour", "hour of the day"),
            Map.entry("minute", "minute of the hour"), Map.entry("epoch", "seconds since 1970"));

    private static final Map<String, String> LENGTHS = Map.of("epoch", "length in seconds");

    private static final Pattern STEP = Pattern
            .compile("(?<sign>[+-]?)(?<count>\\d+) (?<unit>(day|month|year|hour)s?)|start of (?<start>month|year|day)");

    /** Of the text 'now'. */
    private static final Map<String, String> NOW = Map.of("date", "today", "datetime", "now", "time", "the time now",
            "julianday", "the day number of now");

    private static final Set<String> PERIODS = Set.of("strftime", "to_char", "date_trunc", "date_part");

    private final Phrases phrases;

    TimeWords(Phrases phrases) {
        this.phrases = phrases;
    }

    static boolean isNow(String name, List<Expression> arguments) {
        return arguments.isEmpty() && name.equals("now")
                || arguments.size() == 1 && isNow(arguments.getFirst()) && NOW.containsKey(name);
    }

    static String now(String name) {
        return NOW.getOrDefault(name, "now");
    }

    static boolean has(String name, List<Expression> arguments) {
        return arguments.size() == 2 && PERIODS.contains(name)
                || arguments.size() > 1 && (name.equals("date") || name.equals("datetime"));
    }

    String of(String name, List<Expression> arguments, Function function) {
        return PERIODS.contains(name) ? period(name, arguments, function) : moved(name, arguments, function);
    }

    /** A day and what it is moved by: "1 month before today". */
    private String moved(String name, List<Expression> arguments, Function function) {
        var moved = isNow(arguments.getFirst())
                ? Objects.requireNonNull(NOW.get(name))
                : phrases.argument(arguments.getFirst());
        for (var by : arguments.subList(1, arguments.size())) {
            var step = by instanceof StringValue text ? STEP.matcher(text.getValue()) : null;
            if (step == null || !step.matches()) {
                return Phrases.further(function);
            }
            moved = step.group("start") == null
                    ? step.group("count") + " " + step.group("unit")
                            + ("-".equals(step.group("sign")) ? " before " : " after ") + moved
                    : step.group("start").equals("day")
                            ? "the day of " + moved
                            : "the first day of the " + step.group("start") + " of " + moved;
        }
        return moved;
    }

    private static boolean isNow(Expression argument) {
        return argument instanceof StringValue text && text.getValue().equalsIgnoreCase("now");
    }

    private String period(String name, List<Expression> arguments, Function function) {
        var format = name.equals("to_char") ? arguments.getLast() : arguments.getFirst();
        var date = name.equals("to_char") ? arguments.getFirst() : arguments.getLast();
        if (!(format instanceof StringValue text)) {
            return Phrases.further(function);
        }
        if (name.equals("date_part")) {
            return extracted(text.getValue(), date);
        }
        if (name.equals("date_trunc")) {
            return part(text.getValue(), phrases.argument(date));
        }
        return FORMATS.containsKey(text.getValue())
                ? part(FORMATS.get(text.getValue()), isNow(date) ? "today" : phrases.of(date))
                : Phrases.further(function);
    }

    /** Of a day that is: which month of the year, in any year. A time between two days has parts, too. */
    String extracted(String written, Expression date) {
        var part = written.toLowerCase(Locale.ROOT);
        var name = phrases.isMoment(date) ? PARTS.get(part) : LENGTHS.getOrDefault(part, part + " part");
        return name == null || !PARTS.containsKey(part)
                ? Phrases.further("EXTRACT(" + written + " FROM " + date + ")")
                : part(name, phrases.argument(date));
    }

    private static String part(String unit, String date) {
        return "the " + unit.toLowerCase(Locale.ROOT) + " of " + date;
    }
}
