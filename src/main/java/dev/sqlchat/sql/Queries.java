package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Checks and writes queries: WITH, SELECT, VALUES, set operations and what ends them. */
final class Queries {

    private static final Map<Class<?>, String> SET_OPERATIONS = Map.of(UnionOp.class, "UNION", IntersectOp.class,
            "INTERSECT", ExceptOp.class, "EXCEPT");

    /** A named subquery that may read itself, with the names of its columns where the query gives them. */
    private record Recursion(String key, List<String> columnKeys) {}

    /** What a query's body results in and where its ORDER BY looks names up. */
    private record Body(List<OutputColumn> columns, Scope orderScope) {}

    private Queries() {}

    /** A query as part of an expression. */
    static void subquery(Walk walk, ParenthesedSelect select) {
        walk.in(new Scope(walk.scope(), walk.scope().ctes()), () -> parenthesed(walk, select, true));
    }

    /** A query without parentheses of its own as part of an expression, or the whole statement. */
    static List<OutputColumn> query(Walk walk, Select select) {
        return walk.in(new Scope(walk.scope(), walk.scope().ctes()), () -> query(walk, select, null));
    }

    /** In parentheses; the current scope offers what it can see. */
    static List<OutputColumn> parenthesed(Walk walk, ParenthesedSelect select) {
        return parenthesed(walk, select, false);
    }

    private static List<OutputColumn> parenthesed(Walk walk, ParenthesedSelect select, boolean expression) {
        if (expression && select.getAlias() != null) {
            throw Walk.unsupported("an alias at this place");
        }
        return query(walk, select, null);
    }

    private static List<OutputColumn> query(Walk walk, Select select, @Nullable Recursion recursion) {
        var columns = new ArrayList<OutputColumn>();
        walk.deeper(() -> {
            Ctes ctes = select.getWithItemsList() == null ? walk.scope().ctes() : with(walk, select.getWithItemsList());
            columns.addAll(walk.in(new Scope(walk.scope().outer(), ctes), () -> bodyAndEnd(walk, select, recursion)));
        });
        return columns;
    }

    private static List<OutputColumn> bodyAndEnd(Walk walk, Select select, @Nullable Recursion recursion) {
        Body body = body(walk, select, recursion);
        walk.in(body.orderScope(), () -> {
            walk.unbound(() -> end(walk, select));
            return body;
        });
        return body.columns();
    }

    private static Body body(Walk walk, Select select, @Nullable Recursion recursion) {
        Class<?> type = select.getClass();
        if (type == PlainSelect.class) {
            return plain(walk, (PlainSelect) select);
        }
        if (type == SetOperationList.class) {
            return sets(walk, (SetOperationList) select, recursion);
        }
        if (type == Values.class) {
            return values(walk, (Values) select);
        }
        if (type == ParenthesedSelect.class || type == LateralSubSelect.class) {
            walk.out().sign("(");
            List<OutputColumn> columns = query(walk, ((ParenthesedSelect) select).getSelect(), recursion);
            walk.out().sign(")");
            return result(walk, columns);
        }
        throw new Refusal(Rule.NOT_A_QUERY, "Only SELECT, WITH, VALUES and set operations are allowed.");
    }

    private static Body result(Walk walk, List<OutputColumn> columns) {
        return new Body(columns, Scope.ofResult(walk.scope().outer(), walk.scope().ctes(), columns));
    }

    private static Ctes with(Walk walk, List<WithItem<?>> items) {
        walk.out().word("WITH");
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        Ctes ctes = walk.scope().ctes();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                walk.out().sign(",");
            }
            Ctes visible = recursive || !walk.postgres() ? ctes.withPending(keys(walk, items, i)) : ctes;
            List<OutputColumn> columns = walk.in(new Scope(walk.scope().outer(), visible),
                    withItem(walk, items.get(i)));
            ctes = ctes.with(walk.names().key(items.get(i).getAliasName()), columns);
        }
        return ctes;
    }

    private static List<String> keys(Walk walk, List<WithItem<?>> items, int from) {
        return items.stream().skip(from).map(item -> walk.names().key(item.getAliasName())).toList();
    }

    private static Supplier<List<OutputColumn>> withItem(Walk walk, WithItem<?> item) {
        return () -> {
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect statement)) {
                throw new Refusal(Rule.NOT_A_QUERY, "WITH may hold only queries, nothing that changes data.");
            }
            List<String> names = names(item);
            withHead(walk, item, names);
            List<String> columnKeys = names.stream().map(walk.names()::key).toList();
            var recursion = new Recursion(walk.names().key(item.getAliasName()), columnKeys);
            return renamed(columnKeys, query(walk, statement, recursion));
        };
    }

    private static void withHead(Walk walk, WithItem<?> item, List<String> names) {
        if (item.isRecursive()) {
            walk.out().word("RECURSIVE");
        }
        Columns.name(walk, item.getAliasName());
        if (!names.isEmpty()) {
            walk.out().open("(");
            Operators.separated(walk, names, name -> Columns.name(walk, name));
            walk.out().sign(")");
        }
        walk.out().silent("AS");
        if (item.isMaterialized()) {
            walk.out().words(item.isUsingNot() ? "NOT MATERIALIZED" : "MATERIALIZED");
        }
    }

    private static List<String> names(WithItem<?> item) {
        return item.getWithItemList() == null
                ? List.of()
                : item.getWithItemList().stream().map(name -> ((Column) name.getExpression()).getFullyQualifiedName())
                        .toList();
    }

    /** The columns as seen from outside, under new names as far as there are any. */
    private static List<OutputColumn> renamed(List<String> keys, List<OutputColumn> columns) {
        if (keys.size() > columns.size()) {
            throw new Refusal(Rule.UNSUPPORTED, "The WITH query names more columns than it has.");
        }
        return IntStream.range(0, columns.size())
                .mapToObj(i -> i < keys.size() ? OutputColumn.computed(keys.get(i)) : columns.get(i).leaving())
                .toList();
    }

    private static Body sets(Walk walk, SetOperationList list, @Nullable Recursion recursion) {
        List<OutputColumn> first = List.of();
        var all = new ArrayList<OutputColumn>();
        for (int i = 0; i < list.getSelects().size(); i++) {
            if (i > 0) {
                operation(walk, list.getOperation(i - 1));
            }
            Ctes ctes = walk.scope().ctes();
            Ctes visible = i == 0 || recursion == null
                    ? ctes
                    : ctes.with(recursion.key(), renamed(recursion.columnKeys(), first));
            Select select = list.getSelect(i);
            List<OutputColumn> columns = walk.in(new Scope(walk.scope().outer(), visible),
                    () -> query(walk, select, null));
            first = i == 0 ? columns : first;
            all.addAll(columns);
        }
        List<OutputColumn> named = all.stream().distinct().toList();
        var scope = Scope.ofResult(walk.scope().outer(), walk.scope().ctes(), named);
        named.stream().map(OutputColumn::key).filter(Objects::nonNull).forEach(scope::merge);
        return new Body(first, scope);
    }

    private static void operation(Walk walk, SetOperation operation) {
        String name = SET_OPERATIONS.get(operation.getClass());
        if (name == null) {
            throw Walk.unsupported("the set operation " + operation);
        }
        walk.out().word(name);
        if (operation.isAll() || operation.isDistinct()) {
            walk.out().word(operation.isAll() ? "ALL" : "DISTINCT");
        }
    }

    private static Body values(Walk walk, Values values) {
        walk.out().word("VALUES");
        List<? extends Expression> rows = values.getExpressions() instanceof ParenthesedExpressionList<?> single
                ? List.of(single)
                : values.getExpressions();
        walk.unbound(() -> Operators.list(walk, rows, false));
        int width = rows.getFirst() instanceof ExpressionList<?> row ? row.size() : 1;
        return result(walk,
                IntStream.rangeClosed(1, width).mapToObj(i -> OutputColumn.computed("column" + i)).toList());
    }

    private static Body plain(Walk walk, PlainSelect select) {
        Scope scope = walk.scope();
        SqlWriter from = walk.aside(() -> {
            if (select.getFromItem() != null) {
                FromItems.from(walk, select);
            }
        });
        walk.out().word("SELECT");
        walk.unbound(() -> distinct(walk, select.getDistinct()));
        var columns = new ArrayList<OutputColumn>();
        walk.unbound(() -> Operators.separated(walk, select.getSelectItems(),
                item -> columns.addAll(selectItem(walk, item))));
        if (select.getFromItem() != null) {
            walk.out().append(from);
        }
        scope.aliases(select.getSelectItems().stream().filter(item -> item.getAlias() != null)
                .map(item -> walk.names().key(item.getAliasName())).collect(Collectors.toSet()));
        scope.results(columns.stream().map(OutputColumn::key).filter(Objects::nonNull).collect(Collectors.toSet()));
        if (!walk.postgres()) {
            scope.showAliases();
        }
        filters(walk, select);
        return new Body(columns, scope);
    }

    private static void filters(Walk walk, PlainSelect select) {
        if (select.getWhere() != null) {
            walk.out().word("WHERE");
            walk.condition(select.getWhere());
        }
        if (select.getGroupBy() != null) {
            walk.unbound(() -> groupBy(walk, select.getGroupBy()));
        }
        if (select.getHaving() != null) {
            walk.out().word("HAVING");
            walk.unbound(() -> walk.expression(select.getHaving()));
        }
        if (select.getWindowDefinitions() != null) {
            walk.out().word("WINDOW");
            walk.unbound(
                    () -> Operators.separated(walk, select.getWindowDefinitions(), window -> window(walk, window)));
        }
    }

    private static void window(Walk walk, WindowDefinition window) {
        Columns.name(walk, window.getWindowName());
        walk.out().silent("AS");
        Functions.definition(walk, window);
    }

    private static void distinct(Walk walk, @Nullable Distinct distinct) {
        if (distinct == null) {
            return;
        }
        walk.out().word("DISTINCT");
        if (distinct.getOnSelectItems() != null && !distinct.getOnSelectItems().isEmpty()) {
            walk.requirePostgres("DISTINCT ON");
            walk.out().word("ON");
            walk.out().sign("(");
            Operators.separated(walk, distinct.getOnSelectItems(), item -> walk.expression(item.getExpression()));
            walk.out().sign(")");
        }
    }

    private static List<OutputColumn> selectItem(Walk walk, SelectItem<?> item) {
        Expression expression = item.getExpression();
        if (expression.getClass() == AllColumns.class) {
            return all(walk);
        }
        if (expression.getClass() == AllTableColumns.class) {
            Columns.allOf(walk, (AllTableColumns) expression);
            return Columns.relation(walk, ((AllTableColumns) expression).getTable()).columns();
        }
        walk.expression(expression);
        if (item.getAlias() == null) {
            return List.of(OutputColumn.computed(ResultNames.key(walk, expression)));
        }
        walk.out().silent("AS");
        alias(walk, item.getAlias());
        return List.of(OutputColumn.computed(walk.names().key(unquotedText(item.getAliasName()))));
    }

    private static List<OutputColumn> all(Walk walk) {
        walk.out().sign("*");
        if (walk.scope().relations().isEmpty()) {
            throw new Refusal(Rule.UNSUPPORTED, "* needs a FROM clause.");
        }
        walk.scope().relations().forEach(relation -> Columns.wholeRow(walk, relation));
        return walk.scope().relations().stream().flatMap(relation -> relation.columns().stream()).toList();
    }

    /** SQLite takes a text as alias too. */
    static void alias(Walk walk, Alias alias) {
        String name = alias.getName();
        if (!name.startsWith("'")) {
            Columns.name(walk, name);
        } else if (walk.postgres() || !alias.isUseAs()) {
            throw Walk.unsupported("a text as alias; write AS and a name, in double quotes if it has spaces");
        } else {
            walk.out().literal(name);
        }
    }

    private static String unquotedText(String alias) {
        return alias.startsWith("'") ? alias.substring(1, alias.length() - 1) : alias;
    }

    private static void groupBy(Walk walk, GroupByElement groupBy) {
        walk.out().words("GROUP BY");
        ExpressionList<?> expressions = groupBy.getGroupByExpressionList();
        if (expressions instanceof ParenthesedExpressionList<?>) {
            walk.out().sign("(");
            Operators.separated(walk, expressions, each -> byAlias(walk, each));
            walk.out().sign(")");
        } else if (expressions != null) {
            Operators.separated(walk, expressions, each -> byAlias(walk, each));
        }
        if (!groupBy.getGroupingSets().isEmpty()) {
            walk.requirePostgres("GROUPING SETS");
            walk.out().words("GROUPING SETS");
            walk.out().sign("(");
            Operators.separated(walk, groupBy.getGroupingSets(), set -> groupingSet(walk, set));
            walk.out().sign(")");
        }
    }

    private static void groupingSet(Walk walk, ExpressionList<?> set) {
        boolean parenthesed = set instanceof ParenthesedExpressionList<?>;
        if (parenthesed) {
            walk.out().sign("(");
        }
        Operators.separated(walk, set, each -> byAlias(walk, each));
        if (parenthesed) {
            walk.out().sign(")");
        }
    }

    /** An expression of GROUP BY or ORDER BY, which may be the alias of a result column, alone. */
    private static void byAlias(Walk walk, Expression written) {
        Expression expression = ExpressionKinds.meant(written);
        boolean alias = expression instanceof Column column && column.getTable() == null
                && column.getArrayConstructor() == null
                && walk.scope().hasResult(walk.names().key(column.getColumnName()))
                && walk.scope().columns(walk.names().key(column.getColumnName())).noneMatch(OutputColumn::hidden);
        if (alias) {
            Columns.name(walk, ((Column) expression).getColumnName());
        } else {
            walk.expression(expression);
        }
    }

    private static void end(Walk walk, Select select) {
        if (select.getOrderByElements() != null) {
            walk.out().words("ORDER BY");
            Operators.separated(walk, select.getOrderByElements(), element -> orderBy(walk, element));
        }
        if (select.getLimit() != null) {
            limit(walk, select.getLimit());
        }
        if (select.getOffset() != null) {
            walk.out().word("OFFSET");
            walk.expression(select.getOffset().getOffset());
            if (select.getOffset().getOffsetParam() != null) {
                walk.out().words(select.getOffset().getOffsetParam());
            }
        }
        if (select.getFetch() != null) {
            fetch(walk, select.getFetch());
        }
    }

    private static void orderBy(Walk walk, OrderByElement element) {
        byAlias(walk, element.getExpression());
        Functions.direction(walk, element);
    }

    private static void limit(Walk walk, Limit limit) {
        walk.out().word("LIMIT");
        if (limit.getOffset() != null) {
            walk.expression(limit.getOffset());
            walk.out().sign(",");
        }
        switch (limit.getRowCount()) {
            case AllValue _ -> walk.out().word("ALL");
            case NullValue _ -> walk.out().word("NULL");
            default -> walk.out().comparing(QueryLiteral.Place.LIMIT, null,
                    () -> walk.expression(limit.getRowCount()));
        }
    }

    private static void fetch(Walk walk, Fetch fetch) {
        walk.requirePostgres("FETCH; use LIMIT");
        walk.out().words(fetch.isFetchParamFirst() ? "FETCH FIRST" : "FETCH NEXT");
        if (fetch.getExpression() != null) {
            walk.out().comparing(QueryLiteral.Place.LIMIT, null, () -> walk.expression(fetch.getExpression()));
        }
        fetch.getFetchParameters().forEach(walk.out()::words);
    }
}
