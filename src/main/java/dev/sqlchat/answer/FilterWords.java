package dev.sqlchat.answer;

import java.util.List;

import dev.sqlchat.engine.Reading;

/** Says what a result was restricted to. */
final class FilterWords {

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
            case "between" -> column + " is between " + value;
            case "is null" -> column + " is empty";
            default -> column + " " + filter.operator() + " " + value;
        };
    }
}
