package dev.sqlchat.sql;

import java.util.Set;

import dev.sqlchat.catalog.ColumnRef;
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
}
