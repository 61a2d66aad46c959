package dev.sqlchat.engine.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a question asks of the data. Equal plans ask the same. */
public sealed interface QueryPlan {

    /**
     * One SELECT.
     *
     * @param outputs at least one
     * @param where all must hold
     * @param groupBy empty: no groups, or one group where an output aggregates
     * @param having all must hold of a group
     * @param limit null: all rows
     */
    record Select(boolean distinct, List<Output> outputs, From from, List<Condition> where, List<Expression> groupBy,
            List<Condition> having, List<Ordering> orderBy, @Nullable Integer limit) implements QueryPlan {

        public Select {
            outputs = List.copyOf(outputs);
            where = List.copyOf(where);
            groupBy = List.copyOf(groupBy);
            having = List.copyOf(having);
            orderBy = List.copyOf(orderBy);
        }

        public Select withDistinct(boolean other) {
            return new Select(other, outputs, from, where, groupBy, having, orderBy, limit);
        }

        public Select withOutputs(List<Output> others) {
            return new Select(distinct, others, from, where, groupBy, having, orderBy, limit);
        }

        public Select withFrom(From other) {
            return new Select(distinct, outputs, other, where, groupBy, having, orderBy, limit);
        }

        public Select withWhere(List<Condition> others) {
            return new Select(distinct, outputs, from, others, groupBy, having, orderBy, limit);
        }

        public Select withGroupBy(List<Expression> others) {
            return new Select(distinct, outputs, from, where, others, having, orderBy, limit);
        }

        public Select withHaving(List<Condition> others) {
            return new Select(distinct, outputs, from, where, groupBy, others, orderBy, limit);
        }

        public Select withOrder(List<Ordering> others, @Nullable Integer most) {
            return new Select(distinct, outputs, from, where, groupBy, having, others, most);
        }
    }

    /** The rows of two plans with as many outputs, as sets. */
    record Combined(SetOperator operator, QueryPlan left, QueryPlan right) implements QueryPlan {}

    enum SetOperator {
        UNION, INTERSECT, EXCEPT
    }

    /** @param label the column's name in the result; null: the database's own */
    record Output(Expression expression, @Nullable String label) {

        public static Output of(Expression expression) {
            return new Output(expression, null);
        }
    }

    record Ordering(Expression expression, boolean descending) {}
}
