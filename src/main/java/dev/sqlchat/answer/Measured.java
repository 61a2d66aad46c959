package dev.sqlchat.answer;

import java.util.Optional;
import java.util.function.Function;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.UnitColumns;

/** What the catalog knows of columns whose values are shown: their unit, and whether they are keys. */
record Measured(Catalog catalog) {

    boolean isKey(ColumnRef column) {
        return catalog.table(column.table()).filter(table -> table.primaryKey().stream()
                .anyMatch(column.column()::equalsIgnoreCase)).isPresent()
                || catalog.foreignKeys().stream().anyMatch(key -> key.from().equals(column.table())
                        && key.columns().stream().anyMatch(column.column()::equalsIgnoreCase));
    }

    /**
     * The unit of a column's values, which its name, its comment or another column of its table says.
     *
     * @param fixed the one value that the query lets a column of the same table have
     */
    Optional<String> unit(ColumnRef column, Function<String, Optional<String>> fixed) {
        return catalog.table(column.table()).flatMap(table -> table.column(column.column())
                .filter(stored -> stored.type().numeric()).flatMap(stored -> unit(table, stored, fixed)));
    }

    /** Whether another column says the unit of each value, and nothing that it is the same one. */
    boolean mixes(ColumnRef column, Function<String, Optional<String>> fixed) {
        return catalog.table(column.table()).filter(table -> UnitColumns.of(table, column.column()).isPresent())
                .isPresent() && unit(column, fixed).isEmpty();
    }

    private static Optional<String> unit(Table table, Column column, Function<String, Optional<String>> fixed) {
        return Units.named(Words.of(column.name())).or(() -> UnitColumns.of(table, column.name())
                .flatMap(unit -> fixed.apply(unit.name()).or(() -> only(unit))).map(Figure.PLAIN::write))
                .or(() -> Units.inComment(column.comment()));
    }

    private static Optional<String> only(Column unit) {
        return unit.statistics().distinctValues() == 1
                ? unit.statistics().samples().stream().findFirst()
                : Optional.empty();
    }
}
