package dev.sqlchat.answer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What may be asked after the numbers of groups. */
record GroupFollowUps(Shape shape, Select select, Categories categories) {

    private static final int FEW = 3;
    private static final int SOME = 5;

    /** Of one number by one key. */
    Stream<String> all() {
        var numbers = select.outputs().stream().map(Output::expression).filter(Aggregate.class::isInstance)
                .map(Aggregate.class::cast).toList();
        if (numbers.size() != 1 || select.groupBy().size() != 1 || select.outputs().size() != 2
                || !select.having().isEmpty() || !shape.complete()) {
            return Stream.of();
        }
        return switch (select.groupBy().getFirst()) {
            case Period period -> periods(period, numbers.getFirst());
            case Expression key -> groups(key, numbers.getFirst());
        };
    }

    private Stream<String> periods(Period period, Aggregate number) {
        return Stream.of(otherPeriod(period), average(number), top(),
                categories.name().map("And per %s?"::formatted).stream(), thisYear(), inTotal(number), topFew())
                .flatMap(questions -> questions);
    }

    private Stream<String> otherPeriod(Period period) {
        return switch (period.grain()) {
            case YEAR, WEEK, DAY -> Days.per("month", categories.tables());
            case QUARTER -> Days.per("year", categories.tables());
            case MONTH -> Days.per(Days.of(select).unrestricted() ? "year" : "week", categories.tables());
            case MONTH_OF_YEAR, DAY_OF_WEEK, HOUR_OF_DAY -> Stream.of();
        };
    }

    private static Stream<String> average(Aggregate number) {
        return number.function() == Function.SUM && number.argument() instanceof Field
                ? Stream.of("And the average?")
                : Stream.of();
    }

    private Stream<String> thisYear() {
        return Days.of(select).unrestricted() ? Stream.of("Only this year") : Stream.of();
    }

    private Stream<String> inTotal(Aggregate number) {
        return switch (number.function()) {
            case COUNT -> Stream.of("How many are there in total?");
            case SUM -> Stream.of("Show it as a total");
            case AVERAGE, MINIMUM, MAXIMUM -> Stream.of();
        };
    }

    private Stream<String> groups(Expression key, Aggregate number) {
        return Stream.of(top(), topFew(), biggest(), average(number), sorted(key), inTotal(number),
                TotalFollowUps.others(number.function())).flatMap(questions -> questions);
    }

    private Stream<String> top() {
        return shape.rows().size() > SOME ? Stream.of("Only the top 5") : Stream.of();
    }

    private Stream<String> topFew() {
        return shape.rows().size() > FEW && shape.rows().size() <= SOME ? Stream.of("Only the top 3") : Stream.of();
    }

    private Stream<String> biggest() {
        return Stream.of(shape.categories(), shape.measures()).allMatch(facets -> facets.size() == 1)
                && shape.rows().size() > 1
                        ? biggest(shape.categories().getFirst(), shape.measures().getFirst()).stream()
                        : Stream.of();
    }

    private Optional<String> biggest(Facet name, Facet number) {
        return shape.rows().stream().filter(row -> row.at(number) instanceof Number)
                .max(Comparator.comparing(row -> new BigDecimal(String.valueOf(row.at(number)))))
                .map(row -> row.at(name)).filter(String.class::isInstance).map(String.class::cast)
                .filter(categories::isClear).map("Only %s"::formatted);
    }

    private Stream<String> sorted(Expression key) {
        var byKey = select.orderBy().stream().anyMatch(order -> order.expression().equals(key));
        return key instanceof Field field && !byKey && shape.rows().size() > 1
                ? Stream.of("Sort it by " + Words.of(field.column()))
                : Stream.of();
    }
}
