package dev.sqlchat.engine.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.AllOf;
import dev.sqlchat.engine.plan.Condition.AnyOf;
import dev.sqlchat.engine.plan.Condition.Between;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Exists;
import dev.sqlchat.engine.plan.Condition.InPlan;
import dev.sqlchat.engine.plan.Condition.IsNull;
import dev.sqlchat.engine.plan.Condition.Not;
import dev.sqlchat.engine.plan.Condition.OneOf;
import dev.sqlchat.engine.plan.Condition.TextMatch;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;

final class ConditionWriter {

    private static final String ALWAYS = "1 = 1";
    private static final String NEVER = "1 = 0";
    private static final String AND = " AND ";
    private static final String OR = " OR ";

    private final PlanWriter plans;
    private final ExpressionWriter expressions;
    private final Syntax syntax;
    private final Types types;
    private final PlainConditions plainConditions;

    ConditionWriter(PlanWriter plans, ExpressionWriter expressions, Syntax syntax, Types types) {
        this.plans = plans;
        this.expressions = expressions;
        this.syntax = syntax;
        this.types = types;
        this.plainConditions = new PlainConditions(types);
    }

    /** All must hold. */
    String write(List<Condition> conditions, Scope scope) {
        return plain(plainConditions.plain(new AllOf(conditions)), scope);
    }

    private String plain(Condition condition, Scope scope) {
        return switch (condition) {
            case AllOf(List<Condition> parts) -> parts.isEmpty() ? ALWAYS : joined(parts, AND, scope);
            case AnyOf(List<Condition> parts) -> parts.isEmpty() ? NEVER : joined(parts, OR, scope);
            case Not(Condition inner) -> leaf(inner, "NOT ", scope);
            default -> leaf(condition, "", scope);
        };
    }

    private String joined(List<Condition> parts, String word, Scope scope) {
        return flat(parts, word).map(part -> isJunction(part) ? "(" + plain(part, scope) + ")" : plain(part, scope))
                .collect(Collectors.joining(word));
    }

    private static Stream<Condition> flat(List<Condition> parts, String word) {
        return parts.stream().flatMap(part -> switch (part) {
            case AllOf(List<Condition> inner) when word.equals(AND) -> flat(inner, word);
            case AnyOf(List<Condition> inner) when word.equals(OR) -> flat(inner, word);
            default -> Stream.of(part);
        });
    }

    private static boolean isJunction(Condition condition) {
        return switch (condition) {
            case AnyOf any -> !any.conditions().isEmpty();
            case AllOf all -> !all.conditions().isEmpty();
            default -> false;
        };
    }

    private String leaf(Condition condition, String not, Scope scope) {
        return switch (condition) {
            case Comparison comparison -> comparison(comparison, scope);
            case Within within -> end(within, scope);
            case Between between -> between(between, not, scope);
            case OneOf oneOf -> oneOf(oneOf, not, scope);
            case InPlan inPlan -> inPlan(inPlan, not, scope);
            case Exists exists -> not + "EXISTS (" + plans.writeExistence(exists.plan(), scope) + ")";
            case TextMatch match -> textMatch(match, not, scope);
            case IsNull isNull -> expressions.write(isNull.value(), scope) + " IS " + not + "NULL";
            case AllOf all -> plain(all, scope);
            case AnyOf any -> plain(any, scope);
            case Not inner -> plain(inner, scope);
        };
    }

    private String comparison(Comparison comparison, Scope scope) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        boolean ordered = switch (comparison.comparator()) {
            case EQUAL, NOT_EQUAL -> false;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        };
        return operand(left, right, ordered, scope) + " " + sign(comparison.comparator()) + " "
                + operand(right, left, ordered, scope);
    }

    static String sign(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private String end(Within within, Scope scope) {
        LocalDate from = within.from();
        return expressions.write(within.date(), scope) + (from != null ? " >= " : " < ")
                + Literals.text(String.valueOf(from != null ? from : within.before()));
    }

    private String between(Between between, String not, Scope scope) {
        Expression value = between.value();
        return operand(value, between.low(), true, scope) + " " + not + "BETWEEN "
                + operand(between.low(), value, true, scope) + AND + operand(between.high(), value, true, scope);
    }

    private String oneOf(OneOf oneOf, String not, Scope scope) {
        Expression value = oneOf.value();
        String values = oneOf.values().stream().map(constant -> constant(constant, value, false))
                .collect(Collectors.joining(", "));
        return operand(value, oneOf.values().getFirst(), false, scope) + " " + not + "IN (" + values + ")";
    }

    /** With NOT, a NULL among the plan's values would make nothing hold. */
    private String inPlan(InPlan inPlan, String not, Scope scope) {
        String values = not.isEmpty()
                ? plans.write(inPlan.plan(), scope)
                : plans.writeWithoutNulls(inPlan.plan(), scope);
        return expressions.write(inPlan.value(), scope) + " " + not + "IN (" + values + ")";
    }

    private String textMatch(TextMatch match, String not, Scope scope) {
        String pattern = switch (match.place()) {
            case START -> Literals.pattern("", match.fragment(), "%");
            case END -> Literals.pattern("%", match.fragment(), "");
            case ANYWHERE -> Literals.pattern("%", match.fragment(), "%");
        };
        return text(match.text(), scope) + " " + not + syntax.like() + " " + pattern;
    }

    private String text(Expression expression, Scope scope) {
        String written = expressions.write(expression, scope);
        return types.isWrittenAsText(expression) || !syntax.isStrict() ? written : syntax.asText(written);
    }

    /**
     * An operand such that the database compares text with text and numbers with numbers.
     *
     * @param ordered whether it matters which is more
     */
    private String operand(Expression operand, Expression other, boolean ordered, Scope scope) {
        if (operand instanceof Constant constant) {
            return constant(constant, other, ordered);
        }
        boolean numberWanted = types.of(other).numeric();
        boolean asNumber = ordered || !(other instanceof Constant);
        if (numberWanted && asNumber && operand instanceof Field && types.of(operand) == ColumnType.TEXT) {
            return syntax.asNumber(expressions.write(operand, scope));
        }
        return numberWanted ? expressions.writeComparable(operand, scope) : expressions.write(operand, scope);
    }

    private String constant(Constant constant, Expression other, boolean ordered) {
        ColumnType wanted = types.of(other);
        boolean column = other instanceof Field;
        return switch (constant.value()) {
            case Number number when wanted == ColumnType.TEXT && !(column && ordered) ->
                Literals.text(number.toString());
            case Number number when wanted == ColumnType.BOOLEAN ->
                syntax.truth(new BigDecimal(number.toString()).signum() != 0);
            case String text when wanted.numeric() && !column && isNumber(text) -> text;
            case LocalDateTime moment when types.momentsWithLetter(other) ->
                Literals.write(moment, syntax).replace(' ', 'T');
            default -> Literals.write(constant.value(), syntax);
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
