package dev.sqlchat.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Discretion;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;

/** What a database holds, as clients see it. */
record SchemaView(String database, Dialect dialect, List<TableView> tables) {

    /** @param estimatedRows null where unknown */
    record TableView(@Nullable String schema, String name, Table.Kind kind, @Nullable String comment,
            @Nullable Long estimatedRows, List<String> primaryKey, List<ColumnView> columns,
            List<ReferenceView> references, List<ReferrerView> referencedBy) {}

    /**
     * @param unique a key says that no two rows have the same value
     * @param distinctValues estimated; null where unknown, as {@code nullShare}
     * @param nullShare of NULL among the values, from 0 to 1
     * @param samples some stored values, most frequent first where known; none that may be a secret
     */
    record ColumnView(String name, ColumnType type, String declaredType, boolean nullable, @Nullable String comment,
            boolean unique, @Nullable Long distinctValues, @Nullable Double nullShare, List<String> samples) {}

    /** @param table the table that is referred to, with its schema where it has one */
    record ReferenceView(List<String> columns, String table, List<String> referencedColumns,
            ForeignKey.Origin origin) {}

    /** @param table the table that refers to this one */
    record ReferrerView(String table, List<String> columns, List<String> referencedColumns,
            ForeignKey.Origin origin) {}

    static SchemaView of(Catalog catalog) {
        return new SchemaView(catalog.database(), catalog.dialect(),
                catalog.tables().stream().map(table -> table(table, catalog)).toList());
    }

    private static TableView table(Table table, Catalog catalog) {
        return new TableView(table.name().schema(), table.name().name(), table.kind(), table.comment(),
                table.estimatedRows() < 0 ? null : table.estimatedRows(), table.primaryKey(),
                table.columns().stream().map(column -> column(column, unique(table, column, catalog))).toList(),
                catalog.foreignKeys().stream().filter(key -> key.from().equals(table.name()))
                        .map(SchemaView::reference).toList(),
                catalog.foreignKeys().stream().filter(key -> key.to().equals(table.name()))
                        .map(SchemaView::referrer).toList());
    }

    private static ColumnView column(Column column, boolean unique) {
        var known = column.statistics();
        return new ColumnView(column.name(), column.type(), column.declaredType(), column.nullable(), column.comment(),
                unique, known.distinctValues() < 0 ? null : known.distinctValues(),
                known.nullFraction() < 0 ? null : known.nullFraction(),
                Discretion.shown(column.name(), known.samples()).toList());
    }

    private static boolean unique(Table table, Column column, Catalog catalog) {
        var alone = List.of(column.name());
        return table.primaryKey().equals(alone)
                || catalog.foreignKeys().stream().anyMatch(key -> key.origin() == ForeignKey.Origin.DECLARED
                        && key.to().equals(table.name()) && key.referencedColumns().equals(alone));
    }

    private static ReferrerView referrer(ForeignKey key) {
        return new ReferrerView(key.from().toString(), key.columns(), key.referencedColumns(), key.origin());
    }

    private static ReferenceView reference(ForeignKey key) {
        return new ReferenceView(key.columns(), key.to().toString(), key.referencedColumns(), key.origin());
    }
}
