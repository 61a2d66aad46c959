package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is made of; subqueries in it are not looked into.
 *
 * @param functions those that are no window functions
 */
record ColumnsUsed(List<Column> columns, List<Function> functions, List<Select> subqueries) {

    static ColumnsUsed in(Expression expression) {
        var finder = new Finder();
        expression.accept(finder, null);
        return new ColumnsUsed(finder.columns, finder.functions, finder.subqueries);
    }

    boolean nested() {
        return !subqueries.isEmpty();
    }

    private static final class Finder extends ExpressionVisitorAdapter<@Nullable Void> {

        private final List<Column> columns = new ArrayList<>();
        private final List<Function> functions = new ArrayList<>();
        private final List<Select> subqueries = new ArrayList<>();

        @Override
        public <S> @Nullable Void visit(Column column, S context) {
            columns.add(column);
            return null;
        }

        @Override
        public <S> @Nullable Void visit(Function function, S context) {
            functions.add(function);
            return super.visit(function, context);
        }

        @Override
        public <S> @Nullable Void visit(AnalyticExpression window, S context) {
            return null;
        }

        @Override
        public <S> @Nullable Void visit(ParenthesedSelect subquery, S context) {
            subqueries.add(subquery);
            return null;
        }

        @Override
        public <S> @Nullable Void visit(Select subquery, S context) {
            subqueries.add(subquery);
            return null;
        }
    }
}
