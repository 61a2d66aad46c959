package dev.sqlchat.engine.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Numbers that say nothing, and spans that nothing lies in. */
final class Senseless {

    private Senseless() {}

    /** One day is in two times that have no day in common. */
    static boolean isAtNoTime(Select select) {
        var times = select.where().stream().filter(Within.class::isInstance).map(Within.class::cast).toList();
        return times.stream().anyMatch(one -> times.stream()
                .anyMatch(other -> one.date().equals(other.date()) && one.before() != null && other.from() != null
                        && !one.before().isAfter(other.from())));
    }

    /** One number is above what it is below. */
    static boolean isInNoRange(Select select) {
        var bounds = select.where().stream().filter(Comparison.class::isInstance).map(Comparison.class::cast).toList();
        return bounds.stream().filter(one -> isOf(one, Comparator.GREATER, Comparator.GREATER_OR_EQUAL))
                .anyMatch(low -> bounds.stream().filter(one -> isOf(one, Comparator.LESS, Comparator.LESS_OR_EQUAL))
                        .anyMatch(high -> low.left().equals(high.left()) && exceeds(low, high)));
    }

    private static boolean isOf(Comparison comparison, Comparator... comparators) {
        return List.of(comparators).contains(comparison.comparator());
    }

    private static boolean exceeds(Comparison low, Comparison high) {
        return number(low.right()).flatMap(least -> number(high.right()).filter(most -> least.compareTo(most) > 0))
                .isPresent();
    }

    private static Optional<BigDecimal> number(Expression expression) {
        return expression instanceof Constant constant && constant.value() instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    /** A number over what all rows of its group have alike. */
    static boolean tellsNothing(Select select) {
        return Stream.concat(select.outputs().stream().map(Output::expression),
                select.orderBy().stream().map(Ordering::expression)).flatMap(Parts::withOperands)
                .filter(Aggregate.class::isInstance).map(Aggregate.class::cast)
                .anyMatch(number -> isOfGroup(number, select));
    }

    private static boolean isOfGroup(Aggregate number, Select select) {
        return number.argument() != null && select.groupBy().contains(number.argument())
                && (number.function() != Function.COUNT && number.function() != Function.SUM || number.distinct());
    }
}
