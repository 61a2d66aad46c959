package dev.sqlchat.database;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.settings.InvalidSetting;

/** Where a database is. The text of one never has its password. */
public sealed interface DatabaseUrl {

    /** A name for users made of the file's or database's own. */
    String suggestedName();

    Dialect dialect();

    /**
     * Reads {@code sqlite:///relative.db}, {@code sqlite:////absolute.db},
     * {@code postgresql://user:password@host:port/database?option=value} (also {@code postgres:} and with a driver as in
     * {@code postgresql+psycopg2:}; user and password may be percent-encoded) and {@code jdbc:} URLs of the two.
     *
     * @param key the setting that holds the text
     * @throws InvalidSetting when it is none of these; its message has nothing of the text but its scheme
     */
    static DatabaseUrl parse(String key, String text) {
        return DatabaseUrlReader.read(key, text);
    }

    record Sqlite(Path file) implements DatabaseUrl {

        @Override
        public String suggestedName() {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }

        @Override
        public Dialect dialect() {
            return Dialect.SQLITE;
        }

        @Override
        public String toString() {
            return "sqlite:///" + file;
        }
    }

    /**
     * @param address hosts with their ports and the database, as {@code localhost:5432/sales}
     * @param options of the driver, passed on as they are
     */
    record Postgresql(String address, @Nullable String user, @Nullable String password,
            Map<String, String> options) implements DatabaseUrl {

        public Postgresql {
            options = Map.copyOf(options);
        }

        @Override
        public String suggestedName() {
            String name = address.substring(address.indexOf('/') + 1);
            return name.isEmpty() ? "postgresql" : name;
        }

        @Override
        public Dialect dialect() {
            return Dialect.POSTGRESQL;
        }

        @Override
        public String toString() {
            return "postgresql://" + (user == null ? "" : user + "@") + address;
        }
    }
}
