package dev.sqlchat.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A snapshot of what a database holds. A newer state is a new catalog.
 *
 * @param database the name under which users know the database
 * @param foreignKeys declared and inferred
 * @param values may be {@link ValueIndex#EMPTY} while it is being built or when it is off
 */
public record Catalog(String database, Dialect dialect, List<Table> tables, List<ForeignKey> foreignKeys,
        ValueIndex values) {

    public Catalog {
        tables = List.copyOf(tables);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The table of this name; letters compared without case, the schema only where both have one. */
    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> same(table.name(), name)).findFirst();
    }

    public Catalog withValues(ValueIndex index) {
        return new Catalog(database, dialect, tables, foreignKeys, index);
    }

    private static boolean same(TableName one, TableName other) {
        return one.name().equalsIgnoreCase(other.name())
                && (one.schema() == null || other.schema() == null || one.schema().equalsIgnoreCase(other.schema()));
    }
}
