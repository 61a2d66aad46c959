package dev.sqlchat.answer;

import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;

/** What may be asked after one number. */
record TotalFollowUps(Shape shape, Select select, Categories categories) {

    Stream<String> all() {
        return select.outputs().size() == 1 && select.outputs().getFirst().expression() instanceof Aggregate number
                && shape.rows().size() == 1 ? of(number) : Stream.of();
    }

    private Stream<String> of(Aggregate number) {
        var days = Days.of(select);
        return Stream.of(which(number).stream(), days.before().stream(),
                categories.name().map("Break it down by %s"::formatted).stream(),
                days.per(categories.tables()).stream(), others(number), howMany(number),
                values(), otherThan()).flatMap(questions -> questions);
    }

    private Optional<String> which(Aggregate number) {
        return number.function() == Function.COUNT
                && shape.rows().getFirst().at(shape.facets().getFirst()) instanceof Number count
                && count.longValue() > 0 ? Optional.of("Which ones are they?") : Optional.empty();
    }

    private Stream<String> others(Aggregate number) {
        return number.argument() instanceof Field && shape.facets().getFirst().type().numeric()
                ? others(number.function())
                : Stream.of();
    }

    static Stream<String> others(Function function) {
        return switch (function) {
            case COUNT -> Stream.of();
            case SUM -> Stream.of("And the average?");
            case AVERAGE -> Stream.of("And the maximum?", "And the minimum?");
            case MINIMUM -> Stream.of("And the average?", "And the maximum?");
            case MAXIMUM -> Stream.of("And the average?", "And the minimum?");
        };
    }

    private Stream<String> howMany(Aggregate number) {
        return number.function() != Function.COUNT && select.from().joins().isEmpty()
                ? Stream.of("How many are there?")
                : Stream.of();
    }

    private Stream<String> values() {
        return categories.values().map("Only %s"::formatted);
    }

    /** The same of another value that is filtered by. */
    private Stream<String> otherThan() {
        return select.where().stream().flatMap(
                condition -> condition instanceof Condition.Comparison(Field(Source.TableSource table, var column), var comparator, Expression.Constant(String value))
                        && comparator == Condition.Comparator.EQUAL
                                ? categories.others(new ColumnRef(table.table(), column), value)
                                : Stream.of())
                .map("What about %s?"::formatted);
    }
}
