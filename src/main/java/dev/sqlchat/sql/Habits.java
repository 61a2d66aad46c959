package dev.sqlchat.sql;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.sql.SelectBlock.Clause;

/** Finds what a query could do with less. */
public final class Habits {

    private Habits() {}

    /** Of the outermost SELECT; empty for a query that has none. */
    public static List<Habit> of(CheckedQuery query, Catalog catalog) {
        var names = new Names(query.dialect(), Vocabulary.of(query.dialect()));
        var statement = query.statement();
        return statement instanceof PlainSelect select && select.getFromItem() != null
                ? SelectBlock.of(select, new FromParts(catalog, names, (Select) statement), names).stream()
                        .flatMap(Habits::of).toList()
                : List.of();
    }

    private static Stream<Habit> of(SelectBlock block) {
        return Stream.of(allColumns(block).stream(), unlimited(block.select()).stream(),
                block.filters().map(Clause::expression).flatMap(condition -> filter(condition).stream()))
                .flatMap(each -> each);
    }

    private static Optional<Habit> allColumns(SelectBlock block) {
        var columns = block.parts().stream().map(SelectBlock.Part::columns).mapToInt(Collection::size).sum();
        return block.select().getSelectItems().stream().map(SelectItem::getExpression)
                .anyMatch(AllColumns.class::isInstance) ? Optional.of(new Habit.AllColumns(columns)) : Optional.empty();
    }

    private static Optional<Habit> unlimited(PlainSelect select) {
        return select.getLimit() == null && select.getFetch() == null && select.getGroupBy() == null
                && Aggregate.of(select).isEmpty() ? Optional.of(new Habit.Unlimited()) : Optional.empty();
    }

    private static Optional<Habit> filter(Expression condition) {
        return switch (condition) {
            case LikeExpression like when like.getRightExpression() instanceof StringValue pattern
                    && pattern.getValue().startsWith("%") ->
                Optional.of(new Habit.OpenPattern(text(condition)));
            case ComparisonOperator comparison -> computed(comparison, condition);
            case Between between -> column(between.getLeftExpression())
                    .map(column -> new Habit.ComputedFilter(text(condition), column));
            default -> Optional.empty();
        };
    }

    private static Optional<Habit> computed(BinaryExpression comparison, Expression condition) {
        return Stream.of(comparison.getLeftExpression(), comparison.getRightExpression())
                .flatMap(side -> column(side).stream()).findFirst()
                .map(column -> new Habit.ComputedFilter(text(condition), column));
    }

    /** The column that the side computes with. */
    private static Optional<String> column(Expression side) {
        var computes = side instanceof Function || side instanceof CastExpression || side instanceof ExtractExpression;
        return computes
                ? ColumnsUsed.in(side).columns().stream().map(Object::toString).findFirst()
                : Optional.empty();
    }

    private static String text(Expression condition) {
        return StatementParser.originals(condition.toString());
    }
}
