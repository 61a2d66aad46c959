package dev.sqlchat.catalog;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A table or view.
 *
 * @param primaryKey names of the key's columns in order; empty where there is none
 * @param estimatedRows -1 where unknown
 */
public record Table(TableName name, Kind kind, List<Column> columns, List<String> primaryKey, @Nullable String comment,
        long estimatedRows) {

    public enum Kind {
        TABLE, VIEW
    }

    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /** The column of this name, letters compared without case. */
    public Optional<Column> column(String columnName) {
        return columns.stream().filter(column -> column.name().equalsIgnoreCase(columnName)).findFirst();
    }
}
