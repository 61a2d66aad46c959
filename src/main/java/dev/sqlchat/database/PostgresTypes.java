package dev.sqlchat.database;

import dev.sqlchat.catalog.ColumnType;

/** The families of PostgreSQL's types by their internal names. */
final class PostgresTypes {

    private PostgresTypes() {}

    static ColumnType family(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" -> ColumnType.INTEGER;
            case "numeric", "float4", "float8" -> ColumnType.DECIMAL;
            case "text", "varchar", "bpchar", "char", "name", "citext" -> ColumnType.TEXT;
            case "bool" -> ColumnType.BOOLEAN;
            case "date" -> ColumnType.DATE;
            case "timestamp", "timestamptz" -> ColumnType.TIMESTAMP;
            case "time", "timetz" -> ColumnType.TIME;
            default -> ColumnType.OTHER;
        };
    }
}
