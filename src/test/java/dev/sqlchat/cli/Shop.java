package dev.sqlchat.cli;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A small real database. */
final class Shop {

    private Shop() {}

    static Path create(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE orders (id INTEGER PRIMARY KEY, city TEXT, total REAL, day DATE)");
            statement.executeUpdate("INSERT INTO orders VALUES (1, 'Oslo', 10.5, '2026-05-02'), "
                    + "(2, 'Bergen', 7.25, '2026-05-09'), (3, 'Oslo', 100, '2026-06-01')");
        }
        return file;
    }
}
