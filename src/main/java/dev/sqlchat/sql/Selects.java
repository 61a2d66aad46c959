package dev.sqlchat.sql;

import java.util.List;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** The SELECTs that a statement is made of. */
final class Selects {

    private Selects() {}

    /** Those whose rows are in the result, of subqueries in FROM and of WITH queries. */
    static List<PlainSelect> ofResult(Select select) {
        var below = select.getWithItemsList() == null
                ? Stream.<PlainSelect>empty()
                : select.getWithItemsList().stream().map(item -> item.getParenthesedStatement())
                        .filter(ParenthesedSelect.class::isInstance).map(ParenthesedSelect.class::cast)
                        .flatMap(item -> ofResult(item).stream());
        var own = switch (select) {
            case PlainSelect plain -> Stream.concat(Stream.of(plain), derived(plain));
            case ParenthesedSelect inner -> ofResult(inner.getSelect()).stream();
            case SetOperationList list -> list.getSelects().stream().flatMap(each -> ofResult(each).stream());
            default -> Stream.<PlainSelect>empty();
        };
        return Stream.concat(below, own).toList();
    }

    /** All of them, also those within expressions. */
    static Stream<PlainSelect> all(Select select) {
        return ofResult(select).stream().flatMap(each -> Stream.concat(Stream.of(each), expressions(each)
                .flatMap(expression -> ColumnsUsed.in(expression).subqueries().stream()).flatMap(Selects::all)));
    }

    private static Stream<PlainSelect> derived(PlainSelect select) {
        var items = Stream.concat(Stream.ofNullable(select.getFromItem()),
                Stream.ofNullable(select.getJoins()).flatMap(List::stream).map(join -> join.getFromItem()));
        return items.filter(ParenthesedSelect.class::isInstance).map(ParenthesedSelect.class::cast)
                .flatMap(item -> ofResult(item).stream());
    }

    private static Stream<Expression> expressions(PlainSelect select) {
        return Stream.of(select.getSelectItems().stream().map(SelectItem::getExpression),
                Stream.ofNullable(select.getJoins()).flatMap(List::stream)
                        .flatMap(join -> join.getOnExpressions().stream()),
                Stream.ofNullable(select.getWhere()), Stream.ofNullable(select.getHaving()),
                Stream.ofNullable(select.getOrderByElements()).flatMap(List::stream)
                        .map(element -> element.getExpression()))
                .flatMap(each -> each);
    }
}
