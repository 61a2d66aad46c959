package dev.sqlchat.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.sql.SelectBlock.Clause;
import dev.sqlchat.sql.SelectBlock.Part;

/**
 * About how many rows the relations of a query have, for databases that do not say. Where little is known, rather too
 * few than too many.
 */
public final class ExpectedRows {

    private static final double OF_MOST = 0.5;
    private static final double OF_SOME = 0.1;
    private static final int FEW_KINDS = 50;

    /**
     * A table as a query reads it.
     *
     * @param matching of its rows, those that the conditions on it alone leave
     */
    public record Expected(Table table, double matching) {

        public double rows() {
            return table.estimatedRows();
        }

        /** The share of rows with one value of this column; 0 where that is few or not known. */
        public double share(String column) {
            return table.column(column).map(ExpectedRows::ofOneValue).orElse(0.0);
        }
    }

    private final Names names;
    private final Map<String, Expected> relations = new HashMap<>();
    private final boolean endsEarly;

    private ExpectedRows(Names names, boolean endsEarly) {
        this.names = names;
        this.endsEarly = endsEarly;
    }

    public static ExpectedRows of(CheckedQuery query, Catalog catalog) {
        var names = new Names(query.dialect(), Vocabulary.of(query.dialect()));
        var statement = query.statement();
        if (!(statement instanceof Select select)) {
            return new ExpectedRows(names, false);
        }
        var expected = new ExpectedRows(names, endsEarly(select));
        var from = new FromParts(catalog, names, select);
        Selects.all(select).filter(each -> each.getFromItem() != null)
                .flatMap(each -> SelectBlock.of(each, from, names).stream()).forEach(expected::add);
        return expected;
    }

    /** Of the table that the query calls so; empty for anything else, and where the number of rows is not known. */
    public Optional<Expected> relation(String name) {
        return Optional.ofNullable(relations.get(names.storedKey(name)));
    }

    /** Whether the query is done when a few rows are found, however many there are. */
    public boolean endsEarly() {
        return endsEarly;
    }

    private static boolean endsEarly(Select select) {
        return select instanceof PlainSelect plain && plain.getLimit() != null && plain.getOrderByElements() == null
                && plain.getGroupBy() == null && plain.getDistinct() == null && Aggregate.of(plain).isEmpty();
    }

    /** Names may mean several tables in several SELECTs: then the one that matters least. */
    private void add(SelectBlock block) {
        for (int index = 0; index < block.parts().size(); index++) {
            Part part = block.part(index);
            Table table = part.table();
            if (table != null && table.estimatedRows() >= 0) {
                double matching = Math.max(1, table.estimatedRows() * share(block, index, table));
                relations.merge(part.key(), new Expected(table, matching),
                        (one, other) -> one.matching() <= other.matching() ? one : other);
            }
        }
    }

    private static double share(SelectBlock block, int part, Table table) {
        return block.filters().filter(clause -> clause.parts().equals(Set.of(part)))
                .mapToDouble(clause -> share(clause, table)).reduce(1, (one, other) -> one * other);
    }

    private static double share(Clause clause, Table table) {
        return switch (clause.expression()) {
            case EqualsTo equal -> one(equal.getLeftExpression(), equal.getRightExpression(), table);
            case InExpression in when in.getRightExpression() instanceof ParenthesedExpressionList<?> list ->
                Math.min(1, list.size() * one(in.getLeftExpression(), null, table));
            case NotEqualsTo _,IsNullExpression _ -> OF_MOST;
            default -> OF_SOME;
        };
    }

    private static double one(Expression left, @Nullable Expression right, Table table) {
        return Stream.of(Optional.of(left), Optional.ofNullable(right)).flatMap(Optional::stream)
                .filter(Column.class::isInstance).map(Column.class::cast)
                .flatMap(column -> table.column(Names.bare(column.getColumnName())).stream())
                .mapToDouble(ExpectedRows::ofOneValue).min().orElse(OF_SOME);
    }

    /** From a few kinds of value. How many values there are of more is only guessed, from a sample in which neighbours count. */
    private static double ofOneValue(dev.sqlchat.catalog.Column column) {
        long distinct = column.statistics().distinctValues();
        return distinct > 0 && distinct <= FEW_KINDS ? 1.0 / distinct : 0;
    }
}
