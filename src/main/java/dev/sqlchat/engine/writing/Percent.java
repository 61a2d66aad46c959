package dev.sqlchat.engine.writing;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * A number of some rows in per cent of the same number of all.
 *
 * @param part which rows the first is of; null where the query restricts them
 */
record Percent(Aggregate whole, @Nullable Condition part) {

    static Optional<Percent> of(Expression expression) {
        return expression instanceof Arithmetic(Arithmetic(Constant(Long factor), var times, Aggregate number), var by, var whole)
                && factor == 100 && times == Operator.TIMES && by == Operator.DIVIDED_BY
                        ? whole(whole).flatMap(all -> of(number, all))
                        : Optional.empty();
    }

    private static Optional<Aggregate> whole(Expression divisor) {
        return switch (divisor) {
            case Aggregate number when !(number.argument() instanceof Choice) -> Optional.of(number);
            case Scalar(Select all) when all.where().isEmpty() && all.groupBy().isEmpty() && all.having().isEmpty()
                    && all.limit() == null ->
                all.outputs().getFirst().expression() instanceof Aggregate number
                        ? Optional.of(number)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Percent> of(Aggregate number, Aggregate whole) {
        if (number.argument() instanceof Choice(Condition part, Expression counted, var otherwise)
                && otherwise == null) {
            var argument = counted.equals(new Constant(1L)) ? null : counted;
            return new Aggregate(number.function(), argument, number.distinct()).equals(whole)
                    ? Optional.of(new Percent(whole, part))
                    : Optional.empty();
        }
        return number.equals(whole) ? Optional.of(new Percent(whole, null)) : Optional.empty();
    }
}
