package dev.sqlchat.database;

/**
 * What tells cheaply whether a database has changed.
 *
 * @param schema another where tables, columns or keys are others
 * @param data another where rows may have changed
 */
record Marks(String schema, String data) {}
