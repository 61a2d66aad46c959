package dev.sqlchat.answer;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

import dev.sqlchat.engine.Reading;

/** Says what a result was restricted to. */
final class FilterWords {

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private FilterWords() {}

    /** Starts with a space; empty without filters. */
    static String where(List<Reading.Filter> filters) {
        return filters.isEmpty() ? "" : " where " + Words.listed(filters.stream().map(FilterWords::of).toList());
    }

    private static String of(Reading.Filter filter) {
        var column = "the " + Words.of(filter.column().column());
        var value = Figure.PLAIN.write(filter.value());
        return switch (filter.operator()) {
            case "=" -> column + " is " + value;
            case "<>" -> column + " is not " + value;
            case "<" -> column + " is below " + value;
            case "<=" -> column + " is at most " + value;
            case ">" -> column + " is above " + value;
            case ">=" -> column + " is at least " + value;
            case "in" -> column + " is one of " + value;
            case "like" -> column + " is like " + value;
            case "between" -> between(column, filter.value(), value);
            case "not in" -> column + " is not among: " + value;
            case "not like" -> column + " is not like " + value;
            case "is not null" -> column + " is not empty";
            case "is null" -> column + " is empty";
            default -> column + " " + filter.operator() + " " + value;
        };
    }

    /** A whole month or year is named, not bounded. */
    private static String between(String column, String bounds, String value) {
        var days = bounds.split(" and ", 2);
        return days.length == 2 && days[0].matches(DAY) && days[1].matches(DAY)
                ? column + " is " + period(LocalDate.parse(days[0]), LocalDate.parse(days[1]))
                : column + " is between " + value;
    }

    private static String period(LocalDate first, LocalDate last) {
        if (first.getDayOfYear() == 1 && last.equals(first.plusYears(1).minusDays(1))) {
            return "in " + first.getYear();
        }
        if (first.getDayOfMonth() == 1 && last.equals(first.plusMonths(1).minusDays(1))) {
            return "in " + first.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + first.getYear();
        }
        return first.equals(last) ? "on " + first : "from " + first + " to " + last;
    }
}
