package dev.sqlchat.engine.writing;

import java.math.BigDecimal;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Period;

final class ExpressionWriter {

    private final PlanWriter plans;
    private final Syntax syntax;
    private final Types types;

    ExpressionWriter(PlanWriter plans, Syntax syntax, Types types) {
        this.plans = plans;
        this.syntax = syntax;
        this.types = types;
    }

    String write(Expression expression, Scope scope) {
        return switch (expression) {
            case Field field -> field(field, scope);
            case Expression.AllFields all -> scope.qualified() ? name(scope.name(all.source())) + ".*" : "*";
            case Aggregate aggregate -> aggregate(aggregate, scope);
            case Constant constant -> Literals.write(constant.value(), syntax);
            case Arithmetic arithmetic -> arithmetic(arithmetic, scope);
            case Period period -> syntax.period(period.grain(), date(period.date(), scope));
            case Expression.Elapsed elapsed -> elapsed(elapsed, scope);
            case Expression.Scalar scalar -> "(" + plans.write(scalar.plan(), scope) + ")";
            case Choice choice -> choice(choice, scope);
        };
    }

    private String choice(Choice choice, Scope scope) {
        var otherwise = choice.otherwise();
        return "CASE WHEN " + plans.writeCondition(choice.condition(), scope) + " THEN " + write(choice.then(), scope)
                + (otherwise == null ? "" : " ELSE " + write(otherwise, scope)) + " END";
    }

    /** As {@link #write}, such that the database orders numbers that are kept as text by their value. */
    String writeComparable(Expression expression, Scope scope) {
        String written = write(expression, scope);
        return types.numbersAsText(expression) ? syntax.asNumber(written) : written;
    }

    String qualified(Field field, Scope scope) {
        return name(scope.holding(field.source()).name(field.source())) + "." + name(field.column());
    }

    private String field(Field field, Scope scope) {
        return scope.holding(field.source()).qualified() ? qualified(field, scope) : bare(field, scope);
    }

    private String bare(Field field, Scope scope) {
        scope.holding(field.source()).name(field.source());
        return name(field.column());
    }

    private String name(String name) {
        return syntax.name(name);
    }

    private String aggregate(Aggregate aggregate, Scope scope) {
        Expression argument = aggregate.argument();
        if (argument == null) {
            return "COUNT(*)";
        }
        boolean adds = aggregate.function() == Function.SUM || aggregate.function() == Function.AVERAGE;
        String written = adds || types.of(argument) != ColumnType.TEXT && aggregate.function() != Function.COUNT
                ? writeComparable(argument, scope)
                : write(argument, scope);
        return function(aggregate.function()) + "(" + (aggregate.distinct() ? "DISTINCT " : "") + written + ")";
    }

    private static String function(Function function) {
        return switch (function) {
            case COUNT -> "COUNT";
            case SUM -> "SUM";
            case AVERAGE -> "AVG";
            case MINIMUM -> "MIN";
            case MAXIMUM -> "MAX";
        };
    }

    private String date(Expression date, Scope scope) {
        String written = write(date, scope);
        boolean needsType = syntax.isStrict() && (types.storedAsText(date) || date instanceof Constant);
        return needsType ? "CAST(" + written + " AS timestamp)" : written;
    }

    private String elapsed(Expression.Elapsed elapsed, Scope scope) {
        return syntax.elapsed(elapsed.unit(), write(elapsed.from(), scope), write(elapsed.to(), scope));
    }

    private String arithmetic(Arithmetic arithmetic, Scope scope) {
        return switch (arithmetic.operator()) {
            case PLUS -> left(arithmetic, scope) + " + " + right(arithmetic, scope);
            case MINUS -> left(arithmetic, scope) + " - " + right(arithmetic, scope);
            case TIMES -> left(arithmetic, scope) + " * " + right(arithmetic, scope);
            case DIVIDED_BY -> dividend(arithmetic.left(), scope) + " / " + divisor(arithmetic, scope);
        };
    }

    private String left(Arithmetic arithmetic, Scope scope) {
        return grouped(arithmetic.left(), precedence(arithmetic.operator()), scope);
    }

    private String right(Arithmetic arithmetic, Scope scope) {
        return grouped(arithmetic.right(), precedence(arithmetic.operator()) + 1, scope);
    }

    private String grouped(Expression operand, int least, Scope scope) {
        String written = writeComparable(operand, scope);
        boolean loose = operand instanceof Arithmetic inner && precedence(inner.operator()) < least
                || operand instanceof Expression.Elapsed;
        return loose || written.startsWith("-") ? "(" + written + ")" : written;
    }

    private static int precedence(Operator operator) {
        return switch (operator) {
            case PLUS, MINUS -> 1;
            case TIMES, DIVIDED_BY -> 2;
        };
    }

    /** Never a whole number, lest the database cut the quotient. */
    private String dividend(Expression dividend, Scope scope) {
        if (isFractional(dividend)) {
            return grouped(dividend, precedence(Operator.DIVIDED_BY), scope);
        }
        return switch (dividend) {
            case Constant(Number whole) -> withFraction(whole);
            case Arithmetic(Constant(Number whole), Operator operator, Expression factor) when operator == Operator.TIMES ->
                withFraction(whole) + " * " + grouped(factor, precedence(Operator.TIMES) + 1, scope);
            case Arithmetic(Expression factor, Operator operator, Constant(Number whole)) when operator == Operator.TIMES ->
                grouped(factor, precedence(Operator.TIMES), scope) + " * " + withFraction(whole);
            default -> grouped(dividend, precedence(Operator.TIMES), scope) + " * 1.0";
        };
    }

    private static String withFraction(Number whole) {
        return new BigDecimal(whole.toString()).toPlainString() + ".0";
    }

    private boolean isFractional(Expression expression) {
        return switch (expression) {
            case Constant(BigDecimal number) -> number.scale() > 0;
            case Aggregate aggregate -> aggregate.function() == Function.AVERAGE;
            case Arithmetic arithmetic -> arithmetic.operator() == Operator.DIVIDED_BY
                    || Stream.of(arithmetic.left(), arithmetic.right()).anyMatch(this::isFractional);
            default -> false;
        };
    }

    private String divisor(Arithmetic division, Scope scope) {
        boolean neverZero = division.right() instanceof Constant(Number number)
                && new BigDecimal(number.toString()).signum() != 0;
        return neverZero || !syntax.isStrict()
                ? right(division, scope)
                : "NULLIF(" + writeComparable(division.right(), scope) + ", 0)";
    }
}
