package dev.sqlchat.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.SelectBlock.Clause;
import dev.sqlchat.sql.SelectBlock.Place;

/** Finds columns that SQLite takes for what they are not: it compares a number with any text, and adds up words as 0. */
public final class TypeClashes {

    private final SelectBlock block;

    private TypeClashes(SelectBlock block) {
        this.block = block;
    }

    /** None in databases that refuse such queries themselves. */
    public static List<TypeClash> of(CheckedQuery query, Catalog catalog) {
        var names = new Names(query.dialect(), Vocabulary.of(query.dialect()));
        var statement = query.statement();
        if (query.dialect() != Dialect.SQLITE || !(statement instanceof Select select)) {
            return List.of();
        }
        var from = new FromParts(catalog, names, select);
        return Selects.all(select).filter(each -> each.getFromItem() != null)
                .flatMap(each -> SelectBlock.of(each, from, names).stream())
                .flatMap(block -> new TypeClashes(block).all()).distinct().toList();
    }

    private Stream<TypeClash> all() {
        return Stream.concat(
                block.clauses().stream().map(Clause::expression).flatMap(condition -> compared(condition).stream()),
                Aggregate.of(block.select()).stream().filter(Aggregate::adds)
                        .flatMap(aggregate -> added(aggregate).stream()));
    }

    private Optional<TypeClash> compared(Expression condition) {
        return condition instanceof ComparisonOperator comparison
                ? ends(comparison).filter(end -> end.text() instanceof StringValue text && !number(text.getValue()))
                        .flatMap(end -> clash(condition, end.column()).stream())
                        .filter(clash -> clash.type().numeric() || clash.type() == ColumnType.BOOLEAN).findFirst()
                : Optional.empty();
    }

    private record Ends(Expression column, Expression text) {}

    private static Stream<Ends> ends(BinaryExpression comparison) {
        return Stream.of(new Ends(comparison.getLeftExpression(), comparison.getRightExpression()),
                new Ends(comparison.getRightExpression(), comparison.getLeftExpression()));
    }

    private static boolean number(String text) {
        return text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }

    private Optional<TypeClash> added(Aggregate aggregate) {
        return clash(aggregate.call(), aggregate.argument()).filter(clash -> clash.type() == ColumnType.TEXT);
    }

    /** Where the expression is a stored column that holds no numbers written as text. */
    private Optional<TypeClash> clash(Expression whole, Expression expression) {
        return expression instanceof Column column
                ? block.place(column).flatMap(place -> clash(whole, place))
                : Optional.empty();
    }

    private Optional<TypeClash> clash(Expression whole, Place place) {
        var table = block.part(place.part()).table();
        return Optional.ofNullable(table).flatMap(known -> known.column(place.column())
                .filter(column -> !column.statistics().samples().isEmpty())
                .filter(column -> column.type() != ColumnType.TEXT || !column.statistics().holdsNumbers())
                .map(column -> new TypeClash(StatementParser.originals(whole.toString()),
                        new ColumnRef(known.name(), column.name()), column.type())));
    }
}
