package dev.sqlchat.answer;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;
import dev.sqlchat.engine.writing.PlanDescription;

/** Says what a result was restricted to. */
final class FilterWords {

    private static final String VERB = "\\w+ (on|at)";
    private static final String DAYS = "\\d{4}-\\d{2}-\\d{2} and \\d{4}-\\d{2}-\\d{2}";

    private FilterWords() {}

    /** As the plan says it, where rows may meet one condition or another: filters by themselves must all hold. */
    static Optional<String> either(@Nullable Select select, Catalog catalog) {
        return Optional.ofNullable(select).filter(FilterWords::hasAlternatives)
                .map(plan -> PlanDescription.where(plan, catalog));
    }

    static boolean hasAlternatives(Select select) {
        return select.where().stream().anyMatch(FilterWords::isAlternative);
    }

    private static boolean isAlternative(Condition condition) {
        return switch (condition) {
            case Condition.AnyOf any -> any.conditions().size() > 1;
            case Condition.AllOf all -> all.conditions().stream().anyMatch(FilterWords::isAlternative);
            case Condition.Not(Condition inner) -> inner instanceof Condition.AllOf || isAlternative(inner);
            default -> false;
        };
    }

    /**
     * Starts with a space; empty without filters.
     *
     * @param rows what the sentence tells of, so that its own days and partners need no column; null where that is not one table
     */
    static String where(List<Reading.Filter> filters, @Nullable TableName rows) {
        var named = days(filters, rows);
        var partners = filters.stream().filter(filter -> isPartner(filter) && filter.column().table().equals(rows))
                .toList();
        var others = filters.stream().filter(filter -> !named.contains(filter) && !partners.contains(filter)).toList();
        return named.stream().map(day -> " " + verb(day) + days(day.value())).collect(Collectors.joining())
                + (partners.isEmpty() ? "" : " " + Words.listed(partners.stream().map(FilterWords::partner).toList()))
                + (others.isEmpty() ? "" : " where " + Words.listed(others.stream().map(FilterWords::of).toList()));
    }

    /** As where the days are told already. */
    static String beside(List<Reading.Filter> filters, @Nullable TableName rows) {
        var days = days(filters, rows);
        return where(filters.stream().filter(filter -> !days.contains(filter)).toList(), rows);
    }

    /** What each row of the query is and its outputs tell of. */
    static @Nullable TableName rows(@Nullable Select select, Catalog catalog) {
        return select != null && Subject.ofRows(select.from(), catalog) instanceof TableSource table
                && Subject.ofOutputs(select, catalog).equals(table) ? table.table() : null;
    }

    /** The days that need no column to be understood: of what has but one, or of a verb ("created on"). */
    private static List<Reading.Filter> days(List<Reading.Filter> filters, @Nullable TableName rows) {
        var days = filters.stream().filter(FilterWords::isDay).toList();
        return days.size() == 1 && (verb(days.getFirst()).isEmpty() || days.getFirst().column().table().equals(rows))
                ? days
                : List.of();
    }

    private static boolean isDay(Reading.Filter filter) {
        return filter.operator().equals("between") && filter.value().matches(DAYS)
                && Words.of(filter.column().column()).matches("date|day|time|timestamp|datetime|" + VERB);
    }

    private static String verb(Reading.Filter filter) {
        var words = Words.of(filter.column().column());
        return words.matches(VERB) ? words.substring(0, words.indexOf(' ') + 1) : "";
    }

    /** Whether it only asks for rows of another table. */
    private static boolean isPartner(Reading.Filter filter) {
        return filter.operator().matches("(not )?exists") && !filter.value().isEmpty()
                && !filter.value().contains(" where ");
    }

    private static String partner(Reading.Filter filter) {
        return (filter.operator().equals("exists") ? "with " : "without ") + filter.value();
    }

    private static String of(Reading.Filter filter) {
        var column = "the " + AggregateWords.column(filter.column().column(),
                Words.of(filter.column().table().name()));
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
            case "exists" -> "there are " + value;
            case "not exists" -> "there are no " + value;
            default -> column + " " + filter.operator() + " " + value;
        };
    }

    private static String between(String column, String bounds, String value) {
        return column + " is " + (bounds.matches(DAYS) ? days(bounds) : "between " + value);
    }

    /** A whole month or year is named, not bounded. */
    private static String days(String bounds) {
        var days = bounds.split(" and ", 2);
        return period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
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
