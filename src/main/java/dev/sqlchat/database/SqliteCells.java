package dev.sqlchat.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/**
 * Cells by what is stored. Text becomes a day or a time, and a number a truth value, only where the result column is a
 * column of a table and the catalog says so.
 */
final class SqliteCells implements Cells {

    private final List<Optional<ColumnType>> families;

    private SqliteCells(List<Optional<ColumnType>> families) {
        this.families = families;
    }

    static SqliteCells of(ResultSetMetaData result, Catalog catalog) throws SQLException {
        List<Optional<ColumnType>> families = new ArrayList<>();
        for (int column = 1; column <= result.getColumnCount(); column++) {
            families.add(family(result, column, catalog));
        }
        return new SqliteCells(families);
    }

    /** A renamed column is known only by its table and declared type: that does when the table's columns of it agree. */
    private static Optional<ColumnType> family(ResultSetMetaData result, int column, Catalog catalog)
            throws SQLException {
        String table = result.getTableName(column);
        if (table == null || table.isEmpty()) {
            return Optional.empty();
        }
        Optional<Table> origin = catalog.table(TableName.of(table));
        Optional<Column> named = found(origin, result.getColumnName(column));
        if (named.isPresent()) {
            return named.map(Column::type);
        }
        String declared = result.getColumnTypeName(column);
        List<ColumnType> types = origin.stream().flatMap(found -> found.columns().stream())
                .filter(other -> bare(other.declaredType()).equalsIgnoreCase(declared)).map(Column::type).distinct()
                .toList();
        return types.size() == 1 ? Optional.of(types.getFirst()) : Optional.empty();
    }

    private static Optional<Column> found(Optional<Table> table, String name) {
        return table.flatMap(origin -> origin.column(name));
    }

    private static String bare(String declaredType) {
        int bracket = declaredType.indexOf('(');
        return bracket < 0 ? declaredType : declaredType.substring(0, bracket);
    }

    @Override
    public @Nullable ColumnType type(int column) {
        return families.get(column - 1).orElse(null);
    }

    @Override
    public @Nullable Object cell(ResultSet row, int column) throws SQLException {
        return switch (row.getObject(column)) {
            case null -> null;
            case Integer number -> number(number, type(column));
            case Long number -> number(number, type(column));
            case String text -> text(text, type(column));
            case byte[] bytes -> Cells.binary(bytes);
            case Object other -> other;
        };
    }

    private static Object number(long number, @Nullable ColumnType type) {
        return type == ColumnType.BOOLEAN && (number == 0 || number == 1) ? (Object) (number == 1) : (Object) number;
    }

    private static Object text(String text, @Nullable ColumnType type) {
        if (type == ColumnType.DATE) {
            return IsoText.day(text).<Object>map(day -> day).orElse(text);
        }
        if (type == ColumnType.TIMESTAMP) {
            return IsoText.time(text).<Object>map(time -> time).orElse(text);
        }
        return text;
    }
}
