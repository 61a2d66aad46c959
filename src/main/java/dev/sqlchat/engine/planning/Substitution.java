package dev.sqlchat.engine.planning;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Puts one expression in the place of another wherever a select has it, but not in plans nested in it. */
public record Substitution(Expression old, Expression fresh) {

    public Select in(Select select) {
        return select
                .withOutputs(
                        Labels.of(select.outputs().stream().map(Output::expression).map(this::in).distinct().toList()))
                .withWhere(conditions(select.where())).withGroupBy(expressions(select.groupBy()))
                .withHaving(conditions(select.having()))
                .withOrder(select.orderBy().stream()
                        .map(order -> new Ordering(in(order.expression()), order.descending())).toList(),
                        select.limit());
    }

    private List<Expression> expressions(List<Expression> expressions) {
        return expressions.stream().map(this::in).distinct().toList();
    }

    private List<Condition> conditions(List<Condition> conditions) {
        return conditions.stream().map(this::in).distinct().toList();
    }

    private @Nullable Expression inOptional(@Nullable Expression expression) {
        return expression == null ? null : in(expression);
    }

    public Expression in(Expression expression) {
        if (expression.equals(old)) {
            return fresh;
        }
        return switch (expression) {
            case Expression.Aggregate aggregate -> new Expression.Aggregate(aggregate.function(),
                    inOptional(aggregate.argument()), aggregate.distinct());
            case Expression.Arithmetic arithmetic -> new Expression.Arithmetic(in(arithmetic.left()),
                    arithmetic.operator(), in(arithmetic.right()));
            case Expression.Period period -> new Expression.Period(period.grain(), in(period.date()));
            case Expression.Elapsed elapsed -> new Expression.Elapsed(elapsed.unit(), in(elapsed.from()),
                    in(elapsed.to()));
            case Expression.Choice choice -> new Expression.Choice(in(choice.condition()), in(choice.then()),
                    inOptional(choice.otherwise()));
            default -> expression;
        };
    }

    public Condition in(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> new Condition.Comparison(in(comparison.left()),
                    comparison.comparator(), in(comparison.right()));
            case Condition.Between between -> new Condition.Between(in(between.value()), in(between.low()),
                    in(between.high()));
            case Condition.Within within -> new Condition.Within(in(within.date()), within.from(), within.before());
            case Condition.OneOf oneOf -> new Condition.OneOf(in(oneOf.value()), oneOf.values());
            case Condition.InPlan inPlan -> new Condition.InPlan(in(inPlan.value()), inPlan.plan());
            case Condition.TextMatch match -> new Condition.TextMatch(in(match.text()), match.place(),
                    match.fragment());
            case Condition.IsNull isNull -> new Condition.IsNull(in(isNull.value()));
            case Condition.Not not -> new Condition.Not(in(not.condition()));
            case Condition.AnyOf anyOf -> new Condition.AnyOf(conditions(anyOf.conditions()));
            case Condition.AllOf allOf -> new Condition.AllOf(conditions(allOf.conditions()));
            case Condition.Exists exists -> exists;
        };
    }
}
