package dev.sqlchat.database;

import java.util.List;

/**
 * Some rows of a table.
 *
 * @param rows how many the table has, estimated; -1 where unknown
 * @param complete whether the sample is the whole table
 * @param columns may be empty
 */
record RowSample(long rows, boolean complete, List<ColumnSample> columns) {

    static RowSample none() {
        return new RowSample(-1, false, List.of());
    }

    ColumnSample column(int index) {
        return columns.isEmpty() ? new ColumnSample() : columns.get(index);
    }
}
