package dev.sqlchat.sql.explaining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Conditions in words, at one place of a query. */
final class Conditions {

    private static final Map<Class<?>, String> COMPARISONS = Map.of(EqualsTo.class, "is", NotEqualsTo.class, "is not",
            GreaterThan.class, "is more than", GreaterThanEquals.class, "is at least", MinorThan.class, "is less than",
            MinorThanEquals.class, "is at most");
    private static final Map<Class<?>, String> OF_DAYS = Map.of(GreaterThan.class, "is after", GreaterThanEquals.class,
            "is on or after", MinorThan.class, "is before", MinorThanEquals.class, "is on or before");

    private static final String NOTHING = " is compared with nothing, which no row passes";

    private final Phrases phrases;

    Conditions(Phrases phrases) {
        this.phrases = phrases;
    }

    static boolean isCondition(Expression expression) {
        return COMPARISONS.containsKey(expression.getClass()) || switch (expression) {
            case AndExpression _,OrExpression _,NotExpression _,Between _,InExpression _,LikeExpression _,IsNullExpression _,IsBooleanExpression _,IsDistinctExpression _,ExistsExpression _,RegExpMatchOperator _ ->
                true;
            default -> false;
        };
    }

    String of(Expression expression) {
        return switch (expression) {
            case AndExpression and -> Wording.all(all(parts(and, AndExpression.class)), "and");
            case OrExpression or ->
                Wording.all(parts(or, OrExpression.class).stream().map(this::within).toList(), "or");
            case NotExpression not when not.getExpression() instanceof ExistsExpression exists ->
                exists(exists, !exists.isNot());
            case NotExpression not when not.getExpression() instanceof Column column ->
                phrases.of(column) + " is not true";
            case NotExpression not when isNothing(not.getExpression()) -> of(not.getExpression());
            case NotExpression not -> "it is not so that " + within(not.getExpression());
            case ParenthesedExpressionList<?> list when list.size() == 1 -> of(list.getFirst());
            case Between between -> between(between);
            case InExpression in -> in(in);
            case LikeExpression like -> phrases.of(like.getLeftExpression()) + " " + LikeWords.of(like, phrases);
            case IsNullExpression empty -> phrases.of(empty.getLeftExpression())
                    + (empty.isNot() || empty.isUseNotNull() ? " is not empty" : " is empty");
            case IsBooleanExpression truth ->
                phrases.of(truth.getLeftExpression()) + (truth.isNot() ? " is not " : " is ")
                        + (truth.isTrue() ? "true" : "false");
            case IsDistinctExpression distinct -> phrases.of(distinct.getLeftExpression())
                    + (distinct.isNot() ? " is the same as " : " differs from ")
                    + phrases.of(distinct.getRightExpression());
            case ExistsExpression exists -> exists(exists, exists.isNot());
            case RegExpMatchOperator match -> phrases.of(match.getLeftExpression())
                    + (match.getStringExpression().startsWith("!")
                            ? " does not match the pattern "
                            : " matches the pattern ")
                    + phrases.of(match.getRightExpression());
            case BinaryExpression binary when COMPARISONS.containsKey(binary.getClass()) -> comparison(binary);
            case BooleanValue truth -> truth.getValue() ? "anything" : "nothing";
            case LongValue number -> number.toString().equals("0") ? "nothing" : "anything";
            default -> phrases.of(expression) + " is true";
        };
    }

    /** What must hold at once, one by one. */
    List<String> all(Expression expression) {
        return all(parts(expression, AndExpression.class));
    }

    private List<String> all(List<Expression> parts) {
        if (parts.size() == 1) {
            return List.of(of(parts.getFirst()));
        }
        var words = new ArrayList<String>();
        for (var at = 0; at < parts.size(); at++) {
            var days = at + 1 < parts.size() ? Days.between(parts.get(at), parts.get(at + 1)) : null;
            words.add(days == null ? within(parts.get(at)) : phrases.of(days.of()) + " is " + days.words());
            at += days == null ? 0 : 1;
        }
        return words;
    }

    /** In parentheses where "and" and "or" would mix. */
    private String within(Expression part) {
        var meant = part instanceof ParenthesedExpressionList<?> list && list.size() == 1 ? list.getFirst() : part;
        return meant instanceof OrExpression || meant instanceof AndExpression and && all(and).size() > 1
                ? "(" + of(meant) + ")"
                : of(meant);
    }

    /** The parts of a chain, in order, without recursion: a chain may be long. */
    private static List<Expression> parts(Expression expression, Class<? extends BinaryExpression> chain) {
        var parts = new ArrayList<Expression>();
        var open = new ArrayDeque<Expression>();
        open.push(expression);
        while (!open.isEmpty()) {
            var part = open.pop();
            if (chain.isInstance(part)) {
                open.push(((BinaryExpression) part).getRightExpression());
                open.push(((BinaryExpression) part).getLeftExpression());
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private String comparison(BinaryExpression comparison) {
        var left = comparison.getLeftExpression();
        var right = comparison.getRightExpression();
        if (left instanceof NullValue || right instanceof NullValue) {
            return phrases.of(left instanceof NullValue ? right : left) + NOTHING;
        }
        if (literal(left) && literal(right)) {
            return phrases.of(left) + " " + COMPARISONS.get(comparison.getClass()) + " " + phrases.of(right);
        }
        return phrases.of(left) + " " + verb(comparison) + " " + phrases.of(right);
    }

    /** What is neither true nor false stays so when it is negated. */
    private static boolean isNothing(Expression expression) {
        var meant = expression instanceof ParenthesedExpressionList<?> list && list.size() == 1
                ? list.getFirst()
                : expression;
        return COMPARISONS.containsKey(meant.getClass()) && meant instanceof BinaryExpression comparison
                && (comparison.getLeftExpression() instanceof NullValue
                        || comparison.getRightExpression() instanceof NullValue);
    }

    private String verb(BinaryExpression comparison) {
        var right = comparison.getRightExpression();
        if (OF_DAYS.containsKey(comparison.getClass())
                && (phrases.isMoment(comparison.getLeftExpression()) || phrases.isMoment(right))) {
            return OF_DAYS.get(comparison.getClass());
        }
        var verb = COMPARISONS.getOrDefault(comparison.getClass(), "is");
        return literal(right) || !verb.equals("is") ? verb : "equals";
    }

    private static boolean literal(Expression expression) {
        return expression instanceof StringValue || expression instanceof LongValue || expression instanceof DoubleValue
                || expression instanceof DateTimeLiteralExpression || expression instanceof NullValue
                || expression instanceof BooleanValue
                || expression instanceof CollateExpression collate && literal(collate.getLeftExpression())
                || expression instanceof SignedExpression signed && literal(signed.getExpression());
    }

    private String between(Between between) {
        return "%s is %sbetween %s and %s%s".formatted(phrases.of(between.getLeftExpression()),
                between.isNot() ? "not " : "",
                phrases.of(between.getBetweenExpressionStart()), phrases.of(between.getBetweenExpressionEnd()),
                between.isUsingSymmetric() ? ", whichever is lower" : "");
    }

    private String in(InExpression in) {
        var left = phrases.of(in.getLeftExpression());
        return switch (in.getRightExpression()) {
            case ParenthesedSelect select -> left + (in.isNot() ? " is not among " : " is among ")
                    + new InnerQueries(phrases.sources()).values(select);
            case ParenthesedExpressionList<?> list when in.isNot()
                    && list.stream().anyMatch(NullValue.class::isInstance) ->
                left + NOTHING;
            case ParenthesedExpressionList<?> list when list.size() == 1 ->
                left + (in.isNot() ? " is not " : " is ") + phrases.of(list.getFirst());
            case ParenthesedExpressionList<?> list -> left + (in.isNot() ? " is none of " : " is one of ")
                    + Wording.listed(phrases.each(list), "or");
            default -> left + (in.isNot() ? " is not among " : " is among ") + phrases.of(in.getRightExpression());
        };
    }

    private String exists(ExistsExpression exists, boolean not) {
        return (not ? "there is no row in " : "there is a row in ")
                + (exists.getRightExpression() instanceof ParenthesedSelect select
                        ? new InnerQueries(phrases.sources()).rows(select)
                        : phrases.of(exists.getRightExpression()));
    }
}
