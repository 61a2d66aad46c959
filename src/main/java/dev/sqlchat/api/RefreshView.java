package dev.sqlchat.api;

import java.util.List;

import dev.sqlchat.database.CatalogChange;

/**
 * What reading a catalog anew found.
 *
 * @param columnsAdded as {@code table.column}, of tables that were there before, as the other two
 * @param tables and {@code columns}: how many there are now
 * @param ms how long tables and keys took to read
 */
record RefreshView(String database, boolean changed, List<String> tablesAdded, List<String> tablesRemoved,
        List<String> columnsAdded, List<String> columnsRemoved, List<String> columnsChanged, int tables, int columns,
        long ms) {

    static RefreshView of(String database, CatalogChange change) {
        var tables = change.catalog().tables();
        return new RefreshView(database, change.isAny(), change.tablesAdded(), change.tablesRemoved(),
                change.columnsAdded(), change.columnsRemoved(), change.columnsChanged(), tables.size(),
                tables.stream().mapToInt(table -> table.columns().size()).sum(), change.took().toMillis());
    }
}
