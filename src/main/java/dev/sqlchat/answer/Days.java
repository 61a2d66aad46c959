package dev.sqlchat.answer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * The days that a query is restricted to.
 *
 * @param restrictions none: to no days
 */
record Days(List<Within> restrictions) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    /** Days that have a name. */
    record Named(String name, Within days) {}

    static Days of(Select select) {
        return new Days(select.where().stream().filter(Within.class::isInstance).map(Within.class::cast).toList());
    }

    boolean unrestricted() {
        return restrictions.isEmpty();
    }

    /** The calendar month or year before. */
    Optional<Named> before() {
        return restrictions.stream().flatMap(Days::before).findFirst();
    }

    private static Stream<Named> before(Within within) {
        var from = within.from();
        if (from == null || from.getDayOfMonth() != 1) {
            return Stream.of();
        }
        return from.plusMonths(1).equals(within.before())
                ? Stream.of(new Named(MONTH.format(from.minusMonths(1)),
                        new Within(within.date(), from.minusMonths(1), from)))
                : isYear(within) ? Stream.of(year(within, from.getYear() - 1)) : Stream.of();
    }

    /** Years that may have what these days have not: the one that they are in, and that of today. */
    Stream<Named> wider(LocalDate today) {
        return restrictions.stream().limit(1).flatMap(within -> {
            LocalDate from = within.from();
            var around = from == null || isYear(within) ? Stream.<Integer>of() : Stream.of(from.getYear());
            return Stream.concat(Stream.of(today.getYear(), today.getYear() - 1), around).distinct()
                    .map(number -> year(within, number)).filter(year -> !year.days().equals(within));
        });
    }

    private static boolean isYear(Within within) {
        LocalDate from = within.from();
        return from != null && from.getDayOfYear() == 1 && from.plusYears(1).equals(within.before());
    }

    private static Named year(Within within, int year) {
        return new Named(String.valueOf(year), new Within(within.date(), LocalDate.of(year, 1, 1),
                LocalDate.of(year + 1, 1, 1)));
    }

    boolean areShort() {
        return !unrestricted() && restrictions.stream().allMatch(Days::isShort);
    }

    private static boolean isShort(Within within) {
        LocalDate from = within.from();
        return from != null && within.before() != null && !from.plusMonths(1).isBefore(within.before());
    }
}
