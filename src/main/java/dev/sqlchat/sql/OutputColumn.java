package dev.sqlchat.sql;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;

/**
 * A column of a relation that a query reads or of the result of a subquery.
 *
 * @param key null where the database makes up a name that no query should rely on
 * @param name as users know it, for messages
 * @param source the catalog's column, null where it is computed
 */
record OutputColumn(@Nullable String key, @Nullable String name, @Nullable ColumnRef source, boolean hidden) {

    static OutputColumn computed(@Nullable String key) {
        return new OutputColumn(key, key, null, false);
    }

    boolean named(String other) {
        return other.equals(key);
    }

    /** The same as seen from outside the subquery that it leaves. */
    OutputColumn leaving() {
        return new OutputColumn(key, name, null, hidden);
    }
}
