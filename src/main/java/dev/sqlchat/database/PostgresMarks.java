package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.sqlchat.database.Watchdog.Watch;

/** Marks a PostgreSQL database by its own description of tables and keys, and by the rows that it has ever changed. */
final class PostgresMarks {

    private static final String MARKS = """
            SELECT (SELECT md5(coalesce(string_agg(part, ';' ORDER BY part), '')) FROM (
                SELECT concat_ws(' ', c.oid, n.nspname, c.relname, c.relkind::text, pg_table_is_visible(c.oid), a.attnum,
                    a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) AS part
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(c.oid, a.attnum, 'SELECT')
                    AND %s
                UNION ALL
                SELECT concat_ws(' ', 'key', k.oid, k.conrelid, pg_get_constraintdef(k.oid))
                FROM pg_constraint k WHERE k.contype IN ('p', 'f')
                UNION ALL
                SELECT concat_ws(' ', 'comment', d.objoid, d.objsubid, d.description)
                FROM pg_description d WHERE d.classoid = 'pg_class'::regclass AND d.objoid > 16383) AS parts),
            (SELECT concat_ws(' ', tup_inserted, tup_updated, tup_deleted, stats_reset)
                FROM pg_stat_database WHERE datname = current_database())"""
            .formatted(PostgresCatalogReader.WHICH);

    private PostgresMarks() {}

    static Marks read(Connection connection, Watch watch) throws SQLException {
        try (PreparedStatement query = watch.watch(connection.prepareStatement(MARKS));
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Marks(row.getString(1), String.valueOf(row.getString(2)));
        }
    }
}
