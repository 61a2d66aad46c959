package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Labels;

/**
 * Puts a condition in the place of another, or nothing, wherever a query has it: what is compared with the highest cost of a
 * place is compared with that of the other place then.
 *
 * @param fresh null leaves the old one out
 */
record ConditionChange(Condition old, @Nullable Condition fresh) {

    Select in(Select select) {
        var outputs = select.outputs().stream().map(this::in).toList();
        var orders = select.orderBy().stream().map(order -> new Ordering(in(order.expression()), order.descending()))
                .toList();
        return select.withWhere(in(select.where())).withHaving(in(select.having())).withOutputs(outputs)
                .withOrder(orders, select.limit());
    }

    /** Named anew where it is another kind of number. */
    private Output in(Output output) {
        var changed = in(output.expression());
        return changed instanceof Expression.Arithmetic || changed.equals(output.expression())
                ? new Output(changed, output.label())
                : Labels.of(List.of(changed)).getFirst();
    }

    private Expression in(Expression expression) {
        return NumberConditions.changed(expression, this::in);
    }

    private List<Condition> in(List<Condition> conditions) {
        return conditions.stream().flatMap(condition -> in(condition).stream()).distinct().toList();
    }

    private Optional<Condition> in(Condition condition) {
        if (condition.equals(old)) {
            return Optional.ofNullable(fresh);
        }
        return switch (condition) {
            case Condition.AllOf(var conditions) -> allOf(in(conditions));
            case Condition.AnyOf(var conditions) when conditions.contains(old) -> anyOf(conditions);
            case Condition.InPlan(var value, Select nested) -> within(nested)
                    .map(changed -> new Condition.InPlan(value, changed));
            case Condition.Comparison(var left, var comparator, Scalar(Select nested)) ->
                Optional.of(new Condition.Comparison(left, comparator, new Scalar(in(nested))));
            default -> Optional.of(condition);
        };
    }

    /** What one number has no condition for any more is of all rows. */
    private Optional<Condition> anyOf(List<Condition> conditions) {
        return fresh == null ? Optional.empty() : Optional.of(new Condition.AnyOf(in(conditions)));
    }

    private static Optional<Condition> allOf(List<Condition> conditions) {
        return conditions.size() > 1
                ? Optional.of(new Condition.AllOf(conditions))
                : conditions.stream().findFirst();
    }

    /** Rows that are among all rows are not restricted any more. */
    private Optional<Select> within(Select nested) {
        var changed = in(nested);
        var empty = changed.where().isEmpty() && changed.having().isEmpty() && changed.limit() == null;
        return empty && !nested.where().isEmpty() ? Optional.empty() : Optional.of(changed);
    }
}
