package dev.sqlchat.catalog;

/** The SQL that a database speaks. */
public enum Dialect {
    SQLITE, POSTGRESQL
}
