package dev.sqlchat.answer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * The days that a query is restricted to.
 *
 * @param restrictions none: to no days
 */
record Days(List<Within> restrictions) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    static Days of(Select select) {
        return new Days(select.where().stream().filter(Within.class::isInstance).map(Within.class::cast).toList());
    }

    boolean unrestricted() {
        return restrictions.isEmpty();
    }

    /** The same of the calendar month or year before. */
    Optional<String> before() {
        return restrictions.stream().flatMap(Days::before).findFirst().map("And in %s?"::formatted);
    }

    private static Stream<String> before(Within within) {
        var from = within.from();
        if (from == null || from.getDayOfMonth() != 1) {
            return Stream.of();
        }
        return from.plusMonths(1).equals(within.before())
                ? Stream.of(MONTH.format(from.minusMonths(1)))
                : from.getDayOfYear() == 1 && from.plusYears(1).equals(within.before())
                        ? Stream.of(String.valueOf(from.getYear() - 1))
                        : Stream.of();
    }

    /** By the only date that the tables have, unless a column is called as the period. */
    Optional<String> per(List<Table> tables) {
        var dates = tables.stream().flatMap(table -> table.columns().stream())
                .filter(column -> column.type().temporal()).count();
        return dates == 1 ? periods().flatMap(period -> per(period, tables)).findFirst() : Optional.empty();
    }

    /** By the calendar, unless a column is called as the period. */
    static Stream<String> per(String period, List<Table> tables) {
        return tables.stream().flatMap(table -> table.columns().stream()).map(Column::name)
                .noneMatch(period::equalsIgnoreCase) ? Stream.of("Show it per " + period) : Stream.of();
    }

    private Stream<String> periods() {
        return unrestricted()
                ? Stream.of("month", "year")
                : restrictions.stream().allMatch(Days::isShort) ? Stream.of("day") : Stream.of("month");
    }

    private static boolean isShort(Within within) {
        LocalDate from = within.from();
        return from != null && within.before() != null && !from.plusMonths(1).isBefore(within.before());
    }
}
