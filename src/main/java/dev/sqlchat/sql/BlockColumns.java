package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the clauses of one SELECT name, in the order of the text, and its subqueries outside of FROM.
 *
 * @param columns those of the parsed query itself, not copies
 */
record BlockColumns(List<Column> columns, List<Select> nested) {

    static BlockColumns of(PlainSelect select) {
        var finder = new Finder();
        expressions(select).forEach(expression -> expression.accept(finder, null));
        return new BlockColumns(List.copyOf(finder.columns), List.copyOf(finder.nested));
    }

    private static Stream<Expression> expressions(PlainSelect select) {
        return Stream.of(select.getSelectItems().stream().map(SelectItem::getExpression), joins(select),
                Stream.of(select.getWhere(), select.getHaving()), groups(select),
                Stream.ofNullable(select.getOrderByElements()).flatMap(List::stream).map(OrderByElement::getExpression))
                .flatMap(each -> each).filter(Objects::nonNull).map(Expression.class::cast);
    }

    private static Stream<Expression> joins(PlainSelect select) {
        return Stream.ofNullable(select.getJoins()).flatMap(List::stream).map(Join::getOnExpressions)
                .flatMap(on -> on.stream());
    }

    private static Stream<?> groups(PlainSelect select) {
        return select.getGroupBy() == null || select.getGroupBy().getGroupByExpressionList() == null
                ? Stream.empty()
                : select.getGroupBy().getGroupByExpressionList().stream();
    }

    private static final class Finder extends ExpressionVisitorAdapter<@Nullable Void> {

        private final List<Column> columns = new ArrayList<>();
        private final List<Select> nested = new ArrayList<>();

        @Override
        public <S> @Nullable Void visit(Column column, S context) {
            columns.add(column);
            return null;
        }

        @Override
        public <S> @Nullable Void visit(ParenthesedSelect subquery, S context) {
            nested.add(subquery);
            return null;
        }

        @Override
        public <S> @Nullable Void visit(Select subquery, S context) {
            nested.add(subquery);
            return null;
        }
    }
}
