package dev.sqlchat.database;

import dev.sqlchat.catalog.TableName;

/** Names as SQL takes them whatever their letters are. */
final class Quoted {

    private Quoted() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String table(TableName table) {
        String schema = table.schema();
        return (schema == null ? "" : name(schema) + ".") + name(table.name());
    }
}
