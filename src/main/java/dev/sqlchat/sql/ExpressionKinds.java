package dev.sqlchat.sql;

import java.util.HashMap;
import java.util.Map;

import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.arithmetic.*;
import net.sf.jsqlparser.expression.operators.conditional.*;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** The kinds of expression that may pass, each with what checks and writes it. Any other kind is refused. */
final class ExpressionKinds {

    interface Kind<T> {
        /** @param condition whether literals that the expression compares may become parameters */
        void write(Walk walk, T expression, boolean condition);
    }

    interface PlainKind<T> {
        void write(Walk walk, T expression);
    }

    private static final Map<Class<?>, Kind<?>> KINDS = new HashMap<>();

    static {
        allow(AndExpression.class, Operators::logical);
        allow(OrExpression.class, Operators::logical);
        allow(NotExpression.class, Operators::not);
        allow(ParenthesedExpressionList.class, Operators::parenthesed);

        allow(EqualsTo.class, Operators::comparison);
        allow(NotEqualsTo.class, Operators::comparison);
        allow(GreaterThan.class, Operators::comparison);
        allow(GreaterThanEquals.class, Operators::comparison);
        allow(MinorThan.class, Operators::comparison);
        allow(MinorThanEquals.class, Operators::comparison);
        allow(IsDistinctExpression.class, Operators::distinct);
        allow(Between.class, Operators::between);
        allow(InExpression.class, Operators::in);
        allow(LikeExpression.class, Operators::like);
        allow(RegExpMatchOperator.class, Operators::binary);
        allow(Matches.class, Operators::binary);
        allow(DoubleAnd.class, Operators::binary);
        allow(JsonOperator.class, Operators::binary);
        allow(JsonExpression.class, Operators::json);
        allow(IsNullExpression.class, Operators::isNull);
        allow(IsBooleanExpression.class, Operators::isBoolean);
        allow(IsUnknownExpression.class, Operators::isUnknown);
        allow(OverlapsCondition.class, Operators::overlaps);

        allow(Addition.class, Operators::binary);
        allow(Subtraction.class, Operators::binary);
        allow(Multiplication.class, Operators::binary);
        allow(Division.class, Operators::binary);
        allow(Modulo.class, Operators::binary);
        allow(Concat.class, Operators::binary);
        allow(BitwiseAnd.class, Operators::binary);
        allow(BitwiseOr.class, Operators::binary);
        allow(BitwiseXor.class, Operators::binary);
        allow(BitwiseLeftShift.class, Operators::binary);
        allow(BitwiseRightShift.class, Operators::binary);
        allow(SignedExpression.class, Operators::signed);
        allow(CollateExpression.class, Operators::collate);
        allow(TimezoneExpression.class, Operators::timezone);
        allow(CaseExpression.class, Operators::cases);
        allow(RowConstructor.class, Operators::row);
        allow(ArrayConstructor.class, Operators::array);
        allow(ArrayExpression.class, Operators::element);

        allow(NullValue.class, (walk, _) -> walk.out().word("NULL"));
        allow(BooleanValue.class, Literals::truth);
        allow(StringValue.class, Literals::text);
        allow(LongValue.class, Literals::whole);
        allow(DoubleValue.class, Literals::decimal);
        allow(HexValue.class, Literals::hex);
        allow(TimeKeyExpression.class, Literals::now);
        allow(DateTimeLiteralExpression.class, Literals::dateTime);
        allow(IntervalExpression.class, Literals::interval);
        allow(CastExpression.class, Literals::cast);

        allow(Function.class, Functions::function);
        allow(AnalyticExpression.class, Functions::analytic);
        allow(ExtractExpression.class, Functions::extract);
        allow(TrimFunction.class, Functions::trim);
        allow(OracleNamedFunctionParameter.class, Functions::named);
        allow(PostgresNamedFunctionParameter.class, Functions::named);

        allow(Column.class, Columns::column);
        allow(ParenthesedSelect.class, (walk, select) -> Queries.subquery(walk, select));
        allow(ExistsExpression.class, Operators::exists);
        allow(AnyComparisonExpression.class, Operators::any);
    }

    private ExpressionKinds() {}

    static void walk(Walk walk, Expression expression, boolean condition) {
        Expression meant = meant(expression);
        walk.deeper(() -> kind(meant).write(walk, meant, condition));
    }

    /** The parser takes a column whose name is also a unit of time for that unit. */
    static Expression meant(Expression expression) {
        return expression instanceof DateUnitExpression unit
                ? new Column(Names.fold(unit.getType().name()))
                : expression;
    }

    @SuppressWarnings("unchecked")
    private static Kind<Expression> kind(Expression expression) {
        Kind<?> kind = KINDS.get(expression.getClass());
        if (kind == null) {
            throw Walk.unsupported("the construct " + expression.getClass().getSimpleName());
        }
        return (Kind<Expression>) kind;
    }

    private static <T> void allow(Class<? super T> type, Kind<T> kind) {
        KINDS.put(type, kind);
    }

    private static <T> void allow(Class<T> type, PlainKind<? super T> kind) {
        allow(type, (walk, expression, _) -> kind.write(walk, expression));
    }
}
