package dev.sqlchat.engine.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;

/**
 * Distinct rows in an order by what DISTINCT drops, as groups: a database refuses that, or takes any of the equal rows for
 * the order.
 */
final class DistinctOrder {

    private final Types types;

    DistinctOrder(Types types) {
        this.types = types;
    }

    Select complete(Select select) {
        return select.distinct() && ordersByOthers(select) ? orderedDistinct(select) : select;
    }

    private boolean ordersByOthers(Select select) {
        return select.orderBy().stream().anyMatch(ordering -> !isOutput(ordering.expression(), select));
    }

    private static boolean isOutput(Expression expression, Select select) {
        return expression instanceof Constant || select.outputs().stream().map(Output::expression)
                .anyMatch(output -> output.equals(expression) || covers(output, expression));
    }

    private static boolean covers(Expression output, Expression expression) {
        return output instanceof AllFields(Source source) && expression instanceof Field field
                && field.source().equals(source);
    }

    private Select orderedDistinct(Select select) {
        return Parts.grouped(select) ? orderedDistinctGroups(select) : distinctRowsAsGroups(select);
    }

    /** Of equal rows the first in the order counts. */
    private Select distinctRowsAsGroups(Select select) {
        List<Expression> keys = select.outputs().stream().map(Output::expression).flatMap(this::expanded).toList();
        List<Ordering> orderBy = select.orderBy().stream()
                .map(ordering -> isOutput(ordering.expression(), select) ? ordering : first(ordering)).toList();
        return new Select(false, select.outputs(), select.from(), select.where(), keys, List.of(), orderBy,
                select.limit());
    }

    private Stream<Expression> expanded(Expression expression) {
        return expression instanceof AllFields all ? types.fields(all).map(field -> field) : Stream.of(expression);
    }

    private static Ordering first(Ordering ordering) {
        Function function = ordering.descending() ? Function.MAXIMUM : Function.MINIMUM;
        return new Ordering(new Aggregate(function, ordering.expression(), false), ordering.descending());
    }

    private Select orderedDistinctGroups(Select select) {
        boolean redundant = select.groupBy().stream().allMatch(key -> isOutput(key, select));
        return redundant ? withoutDistinct(select) : overGroups(select);
    }

    private static Select withoutDistinct(Select select) {
        return new Select(false, select.outputs(), select.from(), select.where(), select.groupBy(), select.having(),
                select.orderBy(), select.limit());
    }

    private Select overGroups(Select select) {
        List<Output> inner = new ArrayList<>();
        for (Output output : select.outputs()) {
            inner.add(new Output(output.expression(), "c" + (inner.size() + 1)));
        }
        for (Ordering ordering : select.orderBy()) {
            inner.add(new Output(ordering.expression(), "c" + (inner.size() + 1)));
        }
        Derived groups = new Derived(new Select(false, inner, select.from(), select.where(), select.groupBy(),
                select.having(), List.of(), null), "groups");
        return distinctRowsAsGroups(
                new Select(true, outer(select, groups), From.of(groups), List.of(), List.of(), List.of(),
                        order(select, groups), select.limit()));
    }

    private static List<Output> outer(Select select, Derived groups) {
        List<Output> outputs = new ArrayList<>();
        for (Output output : select.outputs()) {
            Field field = new Field(groups, "c" + (outputs.size() + 1));
            outputs.add(new Output(field, Types.name(output)));
        }
        return outputs;
    }

    private static List<Ordering> order(Select select, Derived groups) {
        List<Ordering> orderBy = new ArrayList<>();
        for (Ordering ordering : select.orderBy()) {
            int position = select.outputs().size() + orderBy.size() + 1;
            orderBy.add(new Ordering(new Field(groups, "c" + position), ordering.descending()));
        }
        return orderBy;
    }
}
