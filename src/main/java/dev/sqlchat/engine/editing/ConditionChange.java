package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * Puts a condition in the place of another, or nothing, wherever a query has it: what is compared with the highest cost of a
 * place is compared with that of the other place then.
 *
 * @param fresh null leaves the old one out
 */
record ConditionChange(Condition old, @Nullable Condition fresh) {

    Select in(Select select) {
        return select.withWhere(in(select.where())).withHaving(in(select.having()));
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
            case Condition.InPlan(var value, Select nested) -> within(nested)
                    .map(changed -> new Condition.InPlan(value, changed));
            case Condition.Comparison(var left, var comparator, Scalar(Select nested)) ->
                Optional.of(new Condition.Comparison(left, comparator, new Scalar(in(nested))));
            default -> Optional.of(condition);
        };
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
