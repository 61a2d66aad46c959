package dev.sqlchat.store;

import java.io.IOException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.sqlchat.database.DatabaseUrl;

/** A PostgreSQL server of its own with a store in it. */
public final class PostgresStore implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresStore(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresStore start() throws IOException {
        return new PostgresStore(EmbeddedPostgres.start());
    }

    /** The same store each time. */
    public Store open() {
        return Store.open(new StoreSettings(new DatabaseUrl.Postgresql("localhost:" + server.getPort() + "/postgres",
                "postgres", "postgres", Map.of())));
    }

    /** What {@code STORE} is set to. */
    public String url() {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
    }

    public void empty(String... tables) {
        try (var store = open()) {
            for (var table : tables) {
                store.sql().sql("DELETE FROM " + table).update();
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
