package dev.sqlchat.engine.planning;

import java.util.HashMap;
import java.util.Map;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Plans that nobody can mean: no row can meet them, or no database runs them. */
public final class Impossible {

    private Impossible() {}

    public static boolean is(QueryPlan plan) {
        return plan instanceof Select select && (contradicts(select) || restrictsNoGroups(select));
    }

    /** One column of one row equals two values. */
    private static boolean contradicts(Select select) {
        var values = new HashMap<Expression.Field, Expression.Constant>();
        return select.where().stream().anyMatch(condition -> contradicts(condition, values));
    }

    private static boolean contradicts(Condition condition, Map<Expression.Field, Expression.Constant> values) {
        return condition instanceof Comparison(Expression.Field field, var comparator, Expression.Constant constant)
                && comparator == Condition.Comparator.EQUAL
                && !values.computeIfAbsent(field, first -> constant).equals(constant);
    }

    private static boolean restrictsNoGroups(Select select) {
        return !select.having().isEmpty() && select.groupBy().isEmpty() && select.outputs().stream()
                .noneMatch(output -> output.expression() instanceof Expression.Aggregate);
    }
}
