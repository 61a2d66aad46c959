package dev.sqlchat.engine.plan;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What must hold of a row, or of a group. */
public sealed interface Condition {

    record Comparison(Expression left, Comparator comparator, Expression right) implements Condition {}

    /** Inclusive at both ends. */
    record Between(Expression value, Expression low, Expression high) implements Condition {}

    /** Dates from the first day, inclusive, to the last, exclusive; either may be open (null) but not both. */
    record Within(Expression date, @Nullable LocalDate from,
            @Nullable LocalDate before) implements Condition {}

    record OneOf(Expression value, List<Expression.Constant> values) implements Condition {

        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** @param plan has one output */
    record InPlan(Expression value, QueryPlan plan) implements Condition {}

    /** Some row of the plan, which may use fields of the enclosing query. */
    record Exists(QueryPlan plan) implements Condition {}

    /** The text has the fragment at this place, letters compared without case. The fragment holds no wildcard. */
    record TextMatch(Expression text, Place place, String fragment) implements Condition {}

    record IsNull(Expression value) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** At least one holds. */
    record AnyOf(List<Condition> conditions) implements Condition {

        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** All hold. */
    record AllOf(List<Condition> conditions) implements Condition {

        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    enum Comparator {
        EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL
    }

    enum Place {
        START, END, ANYWHERE
    }
}
