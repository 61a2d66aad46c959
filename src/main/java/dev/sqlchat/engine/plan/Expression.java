package dev.sqlchat.engine.plan;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A value for each row, or for each group. */
public sealed interface Expression {

    /** A column of a source of the same query, or of an enclosing one. */
    record Field(Source source, String column) implements Expression {}

    /** Every column of a source. Only as an output. */
    record AllFields(Source source) implements Expression {}

    /** @param argument null counts rows; only with COUNT */
    record Aggregate(Function function, @Nullable Expression argument, boolean distinct) implements Expression {}

    /** @param value a String, Long, BigDecimal, Boolean, LocalDate or LocalDateTime */
    record Constant(Object value) implements Expression {}

    record Arithmetic(Expression left, Operator operator, Expression right) implements Expression {}

    /**
     * The calendar period of a date as text that sorts by time: 2026, 2026-Q1, 2026-05, 2026-W21, 2026-05-31; or a part of it as a number:
     * the month 1 to 12, the day of the week 1 (Monday) to 7, the hour.
     */
    record Period(Grain grain, Expression date) implements Expression {}

    /** The time from one date to another, in units with a fraction. */
    record Elapsed(Unit unit, Expression from, Expression to) implements Expression {}

    /** The single value of a plan with one output and one row. */
    record Scalar(QueryPlan plan) implements Expression {}

    /**
     * {@code then} where the condition holds, else {@code otherwise}.
     *
     * @param otherwise null: no value
     */
    record Choice(Condition condition, Expression then, @Nullable Expression otherwise) implements Expression {}

    enum Function {
        COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM
    }

    enum Operator {
        PLUS, MINUS, TIMES, DIVIDED_BY
    }

    enum Unit {
        SECOND, MINUTE, HOUR, DAY, WEEK;

        /** The unit of that name, such as "minute". */
        public static Optional<Unit> named(String word) {
            return Arrays.stream(values()).filter(unit -> unit.name().equalsIgnoreCase(word)).findFirst();
        }
    }

    enum Grain {
        YEAR, QUARTER, MONTH, WEEK, DAY, MONTH_OF_YEAR, DAY_OF_WEEK, HOUR_OF_DAY
    }

    static Aggregate countRows() {
        return new Aggregate(Function.COUNT, null, false);
    }
}
