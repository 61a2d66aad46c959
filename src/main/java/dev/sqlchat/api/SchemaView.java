package dev.sqlchat.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;

/** What a database holds, as clients see it. */
record SchemaView(String database, Dialect dialect, List<TableView> tables) {

    /** @param estimatedRows null where unknown */
    record TableView(@Nullable String schema, String name, Table.Kind kind, @Nullable String comment,
            @Nullable Long estimatedRows, List<String> primaryKey, List<ColumnView> columns,
            List<ReferenceView> references) {}

    /** @param samples some stored values, most frequent first where known */
    record ColumnView(String name, ColumnType type, String declaredType, boolean nullable, @Nullable String comment,
            List<String> samples) {}

    /** @param table the table that is referred to, with its schema where it has one */
    record ReferenceView(List<String> columns, String table, List<String> referencedColumns,
            ForeignKey.Origin origin) {}

    static SchemaView of(Catalog catalog) {
        return new SchemaView(catalog.database(), catalog.dialect(),
                catalog.tables().stream().map(table -> table(table, catalog)).toList());
    }

    private static TableView table(Table table, Catalog catalog) {
        return new TableView(table.name().schema(), table.name().name(), table.kind(), table.comment(),
                table.estimatedRows() < 0 ? null : table.estimatedRows(), table.primaryKey(),
                table.columns().stream().map(SchemaView::column).toList(),
                catalog.foreignKeys().stream().filter(key -> key.from().equals(table.name()))
                        .map(SchemaView::reference).toList());
    }

    private static ColumnView column(Column column) {
        return new ColumnView(column.name(), column.type(), column.declaredType(), column.nullable(), column.comment(),
                column.statistics().samples());
    }

    private static ReferenceView reference(ForeignKey key) {
        return new ReferenceView(key.columns(), key.to().toString(), key.referencedColumns(), key.origin());
    }
}
