package dev.sqlchat.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * A call of an aggregate function.
 *
 * @param name in lower case
 * @param columns in its argument; empty for COUNT(*)
 */
record Aggregate(String name, boolean distinct, Function call, List<Column> columns) {

    private static final Set<String> NAMES = Set.of("count", "sum", "avg", "total", "min", "max");
    private static final Set<String> ADDING = Set.of("sum", "avg", "total");

    static boolean is(Function function) {
        return NAMES.contains(Names.fold(function.getName())) && parameters(function).count() == 1;
    }

    /** Those of the select list, of HAVING and of ORDER BY, each once. */
    static List<Aggregate> of(PlainSelect select) {
        var expressions = Stream.of(select.getSelectItems().stream().map(SelectItem::getExpression),
                Stream.ofNullable(select.getHaving()),
                Stream.ofNullable(select.getOrderByElements()).flatMap(List::stream)
                        .map(element -> element.getExpression()))
                .flatMap(each -> each);
        return expressions.flatMap(expression -> ColumnsUsed.in(expression).functions().stream())
                .filter(Aggregate::is).map(Aggregate::of).filter(unseen()).toList();
    }

    /** Lets each pass once. */
    private static Predicate<Aggregate> unseen() {
        var seen = new HashSet<String>();
        return aggregate -> seen.add(aggregate.call().toString());
    }

    static Aggregate of(Function call) {
        var columns = parameters(call).flatMap(argument -> ColumnsUsed.in(argument).columns().stream()).toList();
        return new Aggregate(Names.fold(call.getName()), call.isDistinct(), call, columns);
    }

    /** Whether it adds up values, so that rows met twice and missing values matter. */
    boolean adds() {
        return ADDING.contains(name);
    }

    boolean counts() {
        return name.equals("count");
    }

    /** Whether a row that is met twice changes it. */
    boolean sensitive() {
        return !distinct && (adds() || counts());
    }

    Expression argument() {
        return parameters(call).findFirst().orElseThrow();
    }

    private static Stream<Expression> parameters(Function function) {
        return function.getParameters() == null
                ? Stream.empty()
                : function.getParameters().stream().map(Expression.class::cast);
    }

    boolean ofAllRows() {
        return argument() instanceof AllColumns || columns.isEmpty();
    }
}
