package dev.sqlchat.review;

import java.util.Collection;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/** Which tables are so small that it costs little to read all of them. */
public final class SmallTables {

    private SmallTables() {}

    /** Whether all of them together have at most so many rows; of a table whose size is not known nobody can say. */
    public static boolean are(Collection<TableName> tables, long mostRows, Catalog catalog) {
        var rows = tables.stream().mapToLong(table -> rows(table, catalog)).toArray();
        var all = 0L;
        for (var count : rows) {
            if (count < 0) {
                return false;
            }
            all += count;
        }
        return all <= mostRows;
    }

    private static long rows(TableName table, Catalog catalog) {
        return catalog.table(table).map(Table::estimatedRows).orElse(-1L);
    }
}
