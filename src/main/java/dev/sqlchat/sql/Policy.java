package dev.sqlchat.sql;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/**
 * What may not be read of a catalog, in any clause. Everything else that the catalog lists may; what it does not list
 * may not. Names are compared without case.
 */
public record Policy(Set<TableName> hiddenTables, Set<ColumnRef> hiddenColumns) {

    public static final Policy EVERYTHING = new Policy(Set.of(), Set.of());

    public Policy {
        hiddenTables = Set.copyOf(hiddenTables);
        hiddenColumns = Set.copyOf(hiddenColumns);
    }

    /**
     * Hides what the names say: {@code table}, {@code table.column}, {@code schema.table} or
     * {@code schema.table.column}.
     *
     * @throws IllegalArgumentException for a name that the catalog does not have
     */
    public static Policy hiding(Catalog catalog, Collection<String> names) {
        var tables = new HashSet<TableName>();
        var columns = new HashSet<ColumnRef>();
        for (String name : names) {
            TableName table = tableName(name);
            int dot = name.lastIndexOf('.');
            Optional<Table> columnsTable = dot < 0
                    ? Optional.empty()
                    : catalog.table(tableName(name.substring(0, dot)));
            if (catalog.table(table).isPresent()) {
                tables.add(table);
            } else if (columnsTable.flatMap(found -> found.column(name.substring(dot + 1))).isPresent()) {
                columns.add(new ColumnRef(columnsTable.orElseThrow().name(), name.substring(dot + 1)));
            } else {
                throw new IllegalArgumentException("there is no table or column " + name + " to hide");
            }
        }
        return new Policy(tables, columns);
    }

    public boolean hides(TableName table) {
        return hiddenTables.stream().anyMatch(hidden -> same(table, hidden));
    }

    /** Whether it hides the column itself; its table may be hidden as well. */
    public boolean hides(ColumnRef column) {
        return hiddenColumns.stream().anyMatch(hidden -> same(column.table(), hidden.table())
                && hidden.column().equalsIgnoreCase(column.column()));
    }

    /** A policy without a schema hides the name in every schema. */
    static boolean same(TableName one, TableName other) {
        String schema = one.schema();
        String otherSchema = other.schema();
        return one.name().equalsIgnoreCase(other.name())
                && (schema == null || otherSchema == null || schema.equalsIgnoreCase(otherSchema));
    }

    private static TableName tableName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? TableName.of(name) : new TableName(name.substring(0, dot), name.substring(dot + 1));
    }
}
