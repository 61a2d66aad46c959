package dev.sqlchat.engine.supposing;

import java.math.BigDecimal;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Operator;

/** How a number changes. */
sealed interface Change {

    record Times(BigDecimal factor) implements Change {}

    /** @param amount below zero: so much is taken away */
    record Plus(BigDecimal amount) implements Change {}

    default Expression of(Expression number) {
        return switch (this) {
            case Times(var factor) -> new Arithmetic(number, Operator.TIMES, new Constant(factor));
            case Plus(var amount) -> new Arithmetic(number, amount.signum() < 0 ? Operator.MINUS : Operator.PLUS,
                    new Constant(amount.abs()));
        };
    }
}
