package dev.sqlchat.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table or view as the database spells it.
 *
 * @param schema null where the dialect has none or the table lies on the default search path
 */
public record TableName(@Nullable String schema, String name) {

    public static TableName of(String name) {
        return new TableName(null, name);
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
