package dev.sqlchat.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot of what a database holds. A newer state is a new catalog.
 *
 * @param database the name under which users know the database
 * @param foreignKeys declared and inferred; those of one table in the order of its columns
 * @param values may be {@link ValueIndex#EMPTY} while it is being built or when it is off
 */
public record Catalog(String database, Dialect dialect, List<Table> tables, List<ForeignKey> foreignKeys,
        ValueIndex values) {

    public Catalog {
        tables = List.copyOf(tables);
        foreignKeys = inOrder(foreignKeys, tables);
    }

    private static List<ForeignKey> inOrder(List<ForeignKey> keys, List<Table> tables) {
        var places = new HashMap<ColumnRef, Integer>();
        tables.forEach(table -> table.columns()
                .forEach(column -> places.put(folded(table.name(), column.name()), places.size())));
        return keys.stream().sorted(Comparator.comparingInt(key -> place(key, places))).toList();
    }

    private static int place(ForeignKey key, Map<ColumnRef, Integer> places) {
        return places.getOrDefault(folded(key.from(), key.columns().getFirst()), Integer.MAX_VALUE);
    }

    private static ColumnRef folded(TableName table, String column) {
        return new ColumnRef(table, column.toLowerCase(Locale.ROOT));
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
