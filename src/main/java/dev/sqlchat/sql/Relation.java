package dev.sqlchat.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Table;

/**
 * One table, view, subquery or function in a FROM clause.
 *
 * @param key the name by which the query may call it; null where it has none
 * @param table null unless it is a table or view of the catalog
 * @param aliased whether the key is an alias
 */
record Relation(@Nullable String key, @Nullable Table table, boolean aliased, List<OutputColumn> columns) {

    boolean called(String name) {
        return name.equals(key);
    }

    Stream<OutputColumn> named(String name) {
        return columns.stream().filter(column -> column.named(name));
    }

    Optional<OutputColumn> hidden() {
        return columns.stream().filter(OutputColumn::hidden).findFirst();
    }
}
