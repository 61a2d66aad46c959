package dev.sqlchat.sql;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** The names that a database gives to result columns without an alias. */
final class ResultNames {

    private ResultNames() {}

    /** Null where the name is not one that a query should rely on. */
    static @Nullable String key(Walk walk, Expression expression) {
        return switch (ExpressionKinds.meant(expression)) {
            case Column column -> walk.names().key(column.getColumnName());
            case ParenthesedExpressionList<?> list when list.size() == 1 && walk.postgres() ->
                key(walk, list.getFirst());
            default -> walk.postgres() ? postgres(walk, expression) : null;
        };
    }

    private static @Nullable String postgres(Walk walk, Expression expression) {
        return switch (expression) {
            case Function function -> Names.fold(StatementParser.original(function.getMultipartName().getFirst()));
            case AnalyticExpression call -> Names.fold(call.getName());
            case ExtractExpression _ -> "extract";
            case CastExpression cast -> key(walk, cast.getLeftExpression());
            case CaseExpression _ -> "case";
            default -> null;
        };
    }
}
