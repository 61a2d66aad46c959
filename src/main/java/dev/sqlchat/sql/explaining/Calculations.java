package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.Map;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;

/** What is made of two values, in words. */
final class Calculations {

    private static final Map<Class<?>, String> OPERATORS = Map.of(Addition.class, "plus", Subtraction.class, "minus",
            Multiplication.class, "times", Division.class, "divided by", Modulo.class, "modulo");

    private final Phrases phrases;

    Calculations(Phrases phrases) {
        this.phrases = phrases;
    }

    static boolean isOne(BinaryExpression expression) {
        return OPERATORS.containsKey(expression.getClass());
    }

    String of(BinaryExpression binary) {
        var meant = withoutUnit(binary);
        return meant instanceof BinaryExpression two && isOne(two) ? joined(two) : phrases.of(meant);
    }

    private String joined(BinaryExpression binary) {
        return first(binary.getLeftExpression()) + " " + OPERATORS.get(binary.getClass()) + " "
                + operand(binary.getRightExpression());
    }

    private String operand(Expression expression) {
        var phrase = phrases.of(expression);
        var several = phrase.contains(", ") && !(expression instanceof BinaryExpression)
                || expression instanceof CastExpression cast && cast.getLeftExpression() instanceof BinaryExpression;
        return several ? Wording.together(phrase) : phrase;
    }

    /** "the sum of cost minus 5" could be that of what is left of each. */
    private String first(Expression expression) {
        return expression instanceof Function function && phrases.functions().isAggregate(function)
                && !phrases.functions().name(function.getName()).equals("count")
                        ? Wording.together(phrases.of(expression))
                        : operand(expression);
    }

    boolean isSeveral(Expression expression, String phrase) {
        var calculated = withoutUnit(expression instanceof CastExpression cast ? cast.getLeftExpression() : expression);
        return phrase.contains(", ") || calculated instanceof Concat
                || calculated instanceof BinaryExpression binary && isOne(binary);
    }

    /** Multiplying by 1.0 only makes a number one with a fraction. */
    private static Expression withoutUnit(Expression expression) {
        return switch (expression) {
            case Multiplication times when isUnit(times.getLeftExpression()) -> withoutUnit(times.getRightExpression());
            case Multiplication times when isUnit(times.getRightExpression()) -> withoutUnit(times.getLeftExpression());
            case Division by when isUnit(by.getRightExpression()) -> withoutUnit(by.getLeftExpression());
            default -> expression;
        };
    }

    private static boolean isUnit(Expression expression) {
        return expression instanceof DoubleValue number && number.getValue() == 1;
    }

    String joined(Concat concat) {
        var parts = new ArrayList<Expression>();
        Expression left = concat;
        while (left instanceof Concat further) {
            parts.addFirst(further.getRightExpression());
            left = further.getLeftExpression();
        }
        parts.addFirst(left);
        return Wording.listed(phrases.each(parts), "and") + " as one text";
    }
}
