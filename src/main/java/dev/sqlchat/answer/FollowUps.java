package dev.sqlchat.answer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.QueryPlan.Select;

import static java.util.stream.Collectors.toSet;

/** Suggests next questions that make sense after an answer. */
final class FollowUps {

    private static final int MOST = 3;
    private static final int FEW = 5;
    private static final int MOST_GROUPS = 20;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private FollowUps() {}

    static List<String> of(Shape shape, @Nullable Reading reading, Catalog catalog) {
        var select = shape.select();
        return select == null || reading == null
                ? List.of()
                : Stream.of(top(shape), which(shape), breakDown(shape, reading, catalog),
                        perMonth(shape, reading, catalog), monthBefore(select), howMany(shape))
                        .flatMap(Optional::stream).limit(MOST).toList();
    }

    private static Optional<String> top(Shape shape) {
        return when(shape.grouped() && shape.complete() && shape.times().isEmpty() && !shape.measures().isEmpty()
                && shape.rows().size() > FEW, "Only the top 5");
    }

    private static Optional<String> which(Shape shape) {
        return when(total(shape) && shape.facets().getFirst().counts()
                && shape.rows().getFirst().at(shape.facets().getFirst()) instanceof Number count
                && count.longValue() > 0,
                "Which ones are they?");
    }

    private static Optional<String> howMany(Shape shape) {
        return when(!shape.grouped() && shape.measures().isEmpty() && shape.rows().size() > 1, "How many are there?");
    }

    private static Optional<String> breakDown(Shape shape, Reading reading, Catalog catalog) {
        var taken = reading.filters().stream().map(Reading.Filter::column).map(ColumnRef::column).collect(toSet());
        return total(shape)
                ? tables(reading, catalog).flatMap(table -> table.columns().stream())
                        .filter(column -> groups(column, taken)).findFirst()
                        .map(column -> "Break it down by " + Words.of(column.name()))
                : Optional.empty();
    }

    private static boolean groups(Column column, Set<String> taken) {
        var distinct = column.statistics().distinctValues();
        return column.type() == ColumnType.TEXT && distinct > 1 && distinct <= MOST_GROUPS
                && !taken.contains(column.name());
    }

    private static Optional<String> perMonth(Shape shape, Reading reading, Catalog catalog) {
        var dated = tables(reading, catalog).flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type().temporal());
        return when(dated && total(shape), "Show it per month");
    }

    private static Optional<String> monthBefore(Select select) {
        return select.where().stream().map(FollowUps::month).filter(Objects::nonNull).findFirst()
                .map(month -> "And in " + MONTH.format(month.minusMonths(1)) + "?");
    }

    private static @Nullable LocalDate month(Condition condition) {
        return condition instanceof Condition.Within within && within.from() != null
                && within.from().getDayOfMonth() == 1 && within.from().plusMonths(1).equals(within.before())
                        ? within.from()
                        : null;
    }

    private static boolean total(Shape shape) {
        return !shape.grouped() && shape.rows().size() == 1 && shape.facets().size() == 1
                && shape.facets().getFirst().meaning().aggregated();
    }

    private static Stream<Table> tables(Reading reading, Catalog catalog) {
        return reading.tables().stream().flatMap(name -> catalog.table(name).stream());
    }

    private static Optional<String> when(boolean sensible, String question) {
        return sensible ? Optional.of(question) : Optional.empty();
    }
}
