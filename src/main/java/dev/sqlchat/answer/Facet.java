package dev.sqlchat.answer;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;

/**
 * What a column of a result is to a reader.
 *
 * @param name the column's name in the result
 * @param label in words
 * @param unit follows each figure, with its space; may be empty
 * @param expression what the plan has there; null where no plan is known
 */
record Facet(int index, String name, String label, Role role, Figure figure, String unit,
        @Nullable Expression expression) {

    enum Role {
        MEASURE, TIME, CATEGORY
    }

    String write(Row row) {
        var value = row.at(this);
        return figure.write(value) + (value == null ? "" : unit);
    }

    boolean is(Role other) {
        return role == other;
    }

    Optional<Expression.Aggregate> aggregate() {
        return Optional.ofNullable(expression).filter(Expression.Aggregate.class::isInstance)
                .map(Expression.Aggregate.class::cast);
    }

    boolean counts() {
        return aggregate().filter(aggregate -> aggregate.function() == Expression.Function.COUNT).isPresent();
    }

    /** Whether the values of groups add up to the value of all. */
    boolean additive() {
        return aggregate().filter(aggregate -> !aggregate.distinct()
                && (aggregate.function() == Expression.Function.COUNT
                        || aggregate.function() == Expression.Function.SUM))
                .isPresent();
    }
}
