package dev.sqlchat.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;

/** SQLite files made from scripts and opened as the product opens a user's. */
final class Scripted {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private Scripted() {}

    /** From a text resource of the folder {@code agent}. */
    static Database open(Path folder, String resource) throws SQLException {
        return open(folder, resource, text(resource));
    }

    static Database open(Path folder, String name, String script) throws SQLException {
        var file = folder.resolve(name + ".sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String part : script.split(";\\s*\n")) {
                statement.execute(part);
            }
        }
        var database = JdbcDatabases.open(new DatabaseSource("test", "shop", new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT.withAsOf(TODAY));
        if (!database.awaitValues(Duration.ofMinutes(1))) {
            throw new IllegalStateException("the values were not read");
        }
        return database;
    }

    static String text(String resource) {
        try (InputStream stream = Objects.requireNonNull(Scripted.class.getResourceAsStream("/agent/" + resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
