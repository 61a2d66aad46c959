package dev.sqlchat.engine.planning;

import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * Plans that no database runs: a number over many rows stands where there is one row, HAVING where there are no groups, or all
 * columns at once where one is a key of groups.
 */
public final class Unrunnable {

    private Unrunnable() {}

    public static boolean is(QueryPlan plan) {
        return Parts.selects(plan).anyMatch(select -> misplacesNumber(select) || restrictsNoGroups(select));
    }

    private static boolean misplacesNumber(Select select) {
        return select.where().stream().anyMatch(Parts::aggregates)
                || select.groupBy().stream().anyMatch(key -> Parts.aggregates(key) || key instanceof AllFields)
                || numbers(select).anyMatch(number -> Parts.operands(number).anyMatch(Parts::aggregates))
                || ordersNoGroups(select);
    }

    private static Stream<Expression> numbers(Select select) {
        return Parts.allExpressions(select).flatMap(Parts::withOperands).filter(Aggregate.class::isInstance);
    }

    private static boolean ordersNoGroups(Select select) {
        return select.groupBy().isEmpty() && !showsNumber(select)
                && select.orderBy().stream().map(Ordering::expression).anyMatch(Parts::aggregates);
    }

    private static boolean restrictsNoGroups(Select select) {
        return !select.having().isEmpty() && select.groupBy().isEmpty() && !showsNumber(select);
    }

    private static boolean showsNumber(Select select) {
        return select.outputs().stream().map(Output::expression).anyMatch(Parts::aggregates);
    }
}
