package dev.sqlchat.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression.KeyWord;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.sql.QueryLiteral.Place;

/** Checks and writes what joins expressions: logic, comparison, arithmetic, cases, rows and arrays. */
final class Operators {

    private static final Map<KeyWord, String> POSTGRES_LIKES = Map.of(KeyWord.LIKE, "LIKE", KeyWord.ILIKE, "ILIKE",
            KeyWord.SIMILAR_TO, "SIMILAR TO");
    private static final Map<KeyWord, String> SQLITE_LIKES = Map.of(KeyWord.LIKE, "LIKE", KeyWord.RLIKE, "GLOB",
            KeyWord.REGEXP, "REGEXP");
    private static final Set<String> SQLITE_COLLATIONS = Set.of("binary", "nocase", "rtrim");

    private Operators() {}

    static void logical(Walk walk, BinaryExpression expression, boolean condition) {
        ExpressionKinds.walk(walk, expression.getLeftExpression(), condition);
        walk.out().words(expression.getStringExpression().strip());
        ExpressionKinds.walk(walk, expression.getRightExpression(), condition);
    }

    static void not(Walk walk, NotExpression expression, boolean condition) {
        walk.out().word("NOT");
        ExpressionKinds.walk(walk, expression.getExpression(), condition);
    }

    static void parenthesed(Walk walk, ParenthesedExpressionList<?> list, boolean condition) {
        walk.out().sign("(");
        list(walk, list, condition && list.size() == 1);
        walk.out().sign(")");
    }

    static void list(Walk walk, List<? extends Expression> expressions, boolean condition) {
        separated(walk, expressions, each -> ExpressionKinds.walk(walk, each, condition));
    }

    static <T> void separated(Walk walk, List<T> parts, Consumer<? super T> part) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                walk.out().sign(",");
            }
            part.accept(parts.get(i));
        }
    }

    static void binary(Walk walk, BinaryExpression expression) {
        walk.expression(expression.getLeftExpression());
        sign(walk, expression.getStringExpression().strip());
        walk.expression(expression.getRightExpression());
    }

    static void comparison(Walk walk, BinaryExpression expression, boolean condition) {
        Expression left = expression.getLeftExpression();
        Expression right = expression.getRightExpression();
        boolean bind = condition && !(literal(left) && literal(right));
        String sign = expression.getStringExpression().strip();
        operand(walk, left, bind, mirrored(place(sign)), right);
        sign(walk, sign);
        operand(walk, right, bind, place(sign), left);
    }

    private static Place place(String sign) {
        return switch (sign) {
            case "=", "==" -> Place.EQUAL;
            case "<>", "!=" -> Place.UNEQUAL;
            case ">" -> Place.ABOVE;
            case ">=" -> Place.FROM;
            case "<" -> Place.BELOW;
            case "<=" -> Place.UNTIL;
            default -> Place.ELSEWHERE;
        };
    }

    private static Place mirrored(Place place) {
        return switch (place) {
            case ABOVE -> Place.BELOW;
            case FROM -> Place.UNTIL;
            case BELOW -> Place.ABOVE;
            case UNTIL -> Place.FROM;
            case EQUAL, UNEQUAL, LIKE, LIMIT, ELSEWHERE -> place;
        };
    }

    static void distinct(Walk walk, IsDistinctExpression expression, boolean condition) {
        walk.expression(expression.getLeftExpression());
        walk.out().words(expression.isNot() ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM");
        operand(walk, expression.getRightExpression(), condition && !literal(expression.getLeftExpression()),
                expression.isNot() ? Place.EQUAL : Place.UNEQUAL, expression.getLeftExpression());
    }

    static void between(Walk walk, Between expression, boolean condition) {
        boolean bind = condition && !literal(expression.getLeftExpression());
        walk.expression(expression.getLeftExpression());
        walk.out().words(expression.isNot() ? "NOT BETWEEN" : "BETWEEN");
        if (expression.isUsingSymmetric()) {
            walk.requirePostgres("BETWEEN SYMMETRIC");
            walk.out().word("SYMMETRIC");
        }
        operand(walk, expression.getBetweenExpressionStart(), bind, Place.FROM, expression.getLeftExpression());
        walk.out().word("AND");
        operand(walk, expression.getBetweenExpressionEnd(), bind, Place.UNTIL, expression.getLeftExpression());
    }

    static void in(Walk walk, InExpression expression, boolean condition) {
        boolean bind = condition && !literal(expression.getLeftExpression());
        walk.expression(expression.getLeftExpression());
        walk.out().words(expression.isNot() ? "NOT IN" : "IN");
        Expression right = expression.getRightExpression();
        if (right.getClass() == ParenthesedExpressionList.class) {
            walk.out().sign("(");
            separated(walk, (ParenthesedExpressionList<?>) right, each -> operand(walk, each, bind,
                    expression.isNot() ? Place.UNEQUAL : Place.EQUAL, expression.getLeftExpression()));
            walk.out().sign(")");
        } else if (right instanceof ParenthesedSelect select) {
            walk.expression(select);
        } else {
            throw Walk.unsupported("IN without parentheses; write IN (SELECT ... ) or a list in parentheses");
        }
    }

    static void like(Walk walk, LikeExpression expression, boolean condition) {
        String keyword = (walk.postgres() ? POSTGRES_LIKES : SQLITE_LIKES).get(expression.getLikeKeyWord());
        if (keyword == null) {
            throw new Refusal(Rule.OPERATOR, "The operator " + expression.getLikeKeyWord()
                    + " is not allowed; use LIKE" + (walk.postgres() ? ", ILIKE or ~." : " or GLOB."));
        }
        walk.expression(expression.getLeftExpression());
        walk.out().words((expression.isNot() ? "NOT " : "") + keyword);
        operand(walk, expression.getRightExpression(), condition && !literal(expression.getLeftExpression()),
                Place.LIKE, expression.getLeftExpression());
        if (expression.getEscape() != null) {
            walk.out().word("ESCAPE");
            walk.expression(expression.getEscape());
        }
    }

    static void json(Walk walk, JsonExpression expression) {
        walk.expression(expression.getExpression());
        for (Map.Entry<Expression, String> step : expression.getIdentList()) {
            sign(walk, step.getValue());
            walk.expression(step.getKey());
        }
    }

    static void isNull(Walk walk, IsNullExpression expression) {
        walk.expression(expression.getLeftExpression());
        if (expression.isUseNotNull() || expression.isUseIsNull()) {
            walk.out().word(expression.isUseNotNull() ? "NOTNULL" : "ISNULL");
        } else {
            walk.out().words(expression.isNot() ? "IS NOT NULL" : "IS NULL");
        }
    }

    static void isBoolean(Walk walk, IsBooleanExpression expression) {
        walk.expression(expression.getLeftExpression());
        walk.out().words((expression.isNot() ? "IS NOT " : "IS ") + (expression.isTrue() ? "TRUE" : "FALSE"));
    }

    static void isUnknown(Walk walk, IsUnknownExpression expression) {
        walk.requirePostgres("IS UNKNOWN");
        walk.expression(expression.getLeftExpression());
        walk.out().words(expression.isNot() ? "IS NOT UNKNOWN" : "IS UNKNOWN");
    }

    static void overlaps(Walk walk, OverlapsCondition expression) {
        walk.requirePostgres("OVERLAPS");
        expressions(walk, "(", expression.getLeft(), ")");
        walk.out().word("OVERLAPS");
        expressions(walk, "(", expression.getRight(), ")");
    }

    static void signed(Walk walk, SignedExpression expression) {
        String sign = String.valueOf(expression.getSign());
        requireOperator(walk, sign);
        walk.out().sign(sign);
        if (!(expression.getExpression() instanceof SignedExpression)) {
            walk.out().glue();
        }
        walk.expression(expression.getExpression());
    }

    static void collate(Walk walk, CollateExpression expression) {
        String name = expression.getCollate();
        boolean known = walk.postgres() ? !name.contains(".") : SQLITE_COLLATIONS.contains(walk.names().key(name));
        if (!known) {
            throw Walk.unsupported("the collation " + name);
        }
        walk.expression(expression.getLeftExpression());
        walk.out().word("COLLATE");
        Columns.name(walk, name);
    }

    static void timezone(Walk walk, TimezoneExpression expression) {
        walk.requirePostgres("AT TIME ZONE");
        walk.expression(expression.getLeftExpression());
        for (Expression zone : expression.getTimezoneExpressions()) {
            walk.out().words("AT TIME ZONE");
            walk.expression(zone);
        }
    }

    static void cases(Walk walk, CaseExpression expression) {
        walk.out().word("CASE");
        optional(walk, expression.getSwitchExpression());
        for (WhenClause clause : expression.getWhenClauses()) {
            walk.out().word("WHEN");
            walk.expression(clause.getWhenExpression());
            walk.out().word("THEN");
            walk.expression(clause.getThenExpression());
        }
        if (expression.getElseExpression() != null) {
            walk.out().word("ELSE");
            walk.expression(expression.getElseExpression());
        }
        walk.out().word("END");
    }

    static void row(Walk walk, RowConstructor<?> row) {
        walk.requirePostgres("ROW");
        walk.out().word("ROW");
        walk.out().open("(");
        list(walk, row, false);
        walk.out().sign(")");
    }

    static void array(Walk walk, ArrayConstructor array) {
        walk.requirePostgres("ARRAY");
        if (array.isArrayKeyword()) {
            walk.out().word("ARRAY");
            walk.out().open("[");
        } else {
            walk.out().sign("[");
        }
        list(walk, array.getExpressions(), false);
        walk.out().sign("]");
    }

    static void element(Walk walk, ArrayExpression expression) {
        walk.requirePostgres("an array element");
        walk.expression(expression.getObjExpression());
        walk.out().open("[");
        if (expression.getIndexExpression() instanceof JsonExpression slice && slice(slice)) {
            walk.expression(slice.getExpression());
            walk.out().sign(":");
            walk.expression(slice.getIdent(0).getKey());
        } else {
            walk.expression(expression.getIndexExpression());
        }
        walk.out().sign("]");
    }

    private static boolean slice(JsonExpression index) {
        return index.getIdentList().size() == 1 && ":".equals(index.getIdent(0).getValue());
    }

    static void exists(Walk walk, ExistsExpression expression) {
        walk.out().words(expression.isNot() ? "NOT EXISTS" : "EXISTS");
        if (!(expression.getRightExpression() instanceof Select)) {
            throw Walk.unsupported("EXISTS without a subquery");
        }
        walk.expression(expression.getRightExpression());
    }

    static void any(Walk walk, AnyComparisonExpression expression) {
        walk.requirePostgres(expression.getAnyType().name());
        walk.out().word(expression.getAnyType().name());
        walk.expression(expression.getSelect());
    }

    static void expressions(Walk walk, String open, ExpressionList<?> expressions, String close) {
        walk.out().sign(open);
        list(walk, expressions, false);
        walk.out().sign(close);
    }

    private static void optional(Walk walk, @Nullable Expression expression) {
        if (expression != null) {
            walk.expression(expression);
        }
    }

    private static void sign(Walk walk, String sign) {
        requireOperator(walk, sign);
        walk.out().sign(sign, sign.replace("?", "??"));
    }

    private static void requireOperator(Walk walk, String sign) {
        if (!walk.vocabulary().operator(sign)) {
            throw new Refusal(Rule.OPERATOR, "The operator " + sign + " is not allowed here.");
        }
    }

    private static void operand(Walk walk, Expression expression, boolean bind, Place place, Expression with) {
        if (literal(expression) || typed(expression)) {
            walk.out().comparing(place, Columns.source(walk, with), () -> operand(walk, expression, bind));
        } else {
            walk.expression(expression);
        }
    }

    /** {@code DATE '2026-01-31'} */
    private static boolean typed(Expression expression) {
        return expression instanceof DateTimeLiteralExpression
                || expression instanceof CastExpression cast && literal(cast.getLeftExpression());
    }

    private static void operand(Walk walk, Expression expression, boolean bind) {
        Optional<Object> value = bind ? value(walk, expression) : Optional.empty();
        value.ifPresentOrElse(parameter -> walk.out().parameter(expression.toString(), parameter),
                () -> walk.expression(expression));
    }

    private static boolean literal(Expression expression) {
        return expression instanceof StringValue || expression instanceof LongValue
                || expression instanceof DoubleValue;
    }

    private static Optional<Object> value(Walk walk, Expression expression) {
        return switch (expression) {
            case StringValue text when Literals.plain(text) -> Optional.of(text.getValue().replace("''", "'"));
            case LongValue whole when whole.getStringValue().length() < 19 -> Optional.of(whole.getValue());
            case DoubleValue decimal when walk.postgres() -> Optional.of(new BigDecimal(decimal.toString()));
            case DoubleValue decimal -> Optional.of(Double.valueOf(decimal.toString()));
            default -> Optional.empty();
        };
    }
}
