package dev.sqlchat.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param type the family, found from the declared type and, where that says little (SQLite), from stored values: a
 *        TEXT column that holds ISO days is a DATE
 * @param declaredType as the database says it, may be empty
 * @param comment the database's own description, null where there is none
 */
public record Column(String name, ColumnType type, String declaredType, boolean nullable, @Nullable String comment,
        ColumnStatistics statistics) {}
