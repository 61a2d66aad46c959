package dev.sqlchat.catalog;

import java.util.List;

/**
 * A reference from one table to another, column by column.
 *
 * @param origin how it is known: declared by the database, or inferred from names or from contained values
 */
public record ForeignKey(TableName from, List<String> columns, TableName to, List<String> referencedColumns,
        Origin origin) {

    public enum Origin {
        DECLARED, NAMES, VALUES
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
            throw new IllegalArgumentException("a key pairs at least one column with one column: " + from + " " + to);
        }
    }
}
