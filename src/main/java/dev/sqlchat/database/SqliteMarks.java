package dev.sqlchat.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.sqlchat.database.Watchdog.Watch;
import dev.sqlchat.text.Digest;

/** Marks an SQLite file by the text of its schema, and by size and time of the file and of the log beside it. */
final class SqliteMarks {

    private static final String SCHEMA = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY rowid";

    private final Path file;

    SqliteMarks(Path file) {
        this.file = file;
    }

    Marks read(Connection connection, Watch watch) throws SQLException {
        Digest schema = new Digest();
        try (PreparedStatement query = watch.watch(connection.prepareStatement(SCHEMA));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                schema.add(row.getString(1)).add(row.getString(2)).add(row.getString(3));
            }
        }
        return new Marks(schema.text(), state(file) + " " + state(Path.of(file + "-wal")));
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "@" + attributes.lastModifiedTime();
        } catch (IOException missing) {
            return "-";
        }
    }
}
