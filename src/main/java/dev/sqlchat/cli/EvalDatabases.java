package dev.sqlchat.cli;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.JdbcDatabases;

/** The databases of an evaluation, one open at a time: together they would not fit into memory. */
@Primary
final class EvalDatabases implements Databases, AutoCloseable {

    static final String FOLDER = "eval.databases";

    private final Path folder;
    private final DatabaseSettings settings;
    private @Nullable Database current;

    EvalDatabases(@Value("${" + FOLDER + "}") Path folder, DatabaseSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    static Path file(Path folder, String name) {
        return folder.resolve(name + ".sqlite");
    }

    /** Opens the database of this name and closes the one before. */
    Database open(String name) {
        close();
        var source = new DatabaseSource("--databases", name, new DatabaseUrl.Sqlite(file(folder, name)));
        Database opened = JdbcDatabases.open(source, settings);
        current = opened;
        return opened;
    }

    @Override
    public List<Database> all() {
        return current == null ? List.of() : List.of(current);
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
