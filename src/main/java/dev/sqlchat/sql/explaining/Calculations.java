package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.Map;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
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
        if (isUnit(binary.getRightExpression()) && !(binary instanceof Addition || binary instanceof Subtraction
                || binary instanceof Modulo)) {
            return phrases.of(binary.getLeftExpression());
        }
        if (isUnit(binary.getLeftExpression()) && binary instanceof Multiplication) {
            return phrases.of(binary.getRightExpression());
        }
        return operand(binary.getLeftExpression()) + " " + OPERATORS.get(binary.getClass()) + " "
                + operand(binary.getRightExpression());
    }

    private String operand(Expression expression) {
        var phrase = phrases.of(expression);
        var several = phrase.contains(", ") && !(expression instanceof BinaryExpression)
                || expression instanceof CastExpression cast && cast.getLeftExpression() instanceof BinaryExpression;
        return several && !phrase.startsWith("(") ? "(" + phrase + ")" : phrase;
    }

    /** Multiplying by 1.0 only makes a number one with a fraction. */
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
