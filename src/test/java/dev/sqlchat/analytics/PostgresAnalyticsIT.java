package dev.sqlchat.analytics;

import java.io.IOException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

class PostgresAnalyticsIT extends AnalyticsContract {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() {
        try (var store = open()) {
            store.sql().sql("DELETE FROM query_analytics").update();
            store.sql().sql("DELETE FROM feedback").update();
        }
    }

    @Override
    Store open() {
        return Store.open(new StoreSettings(new DatabaseUrl.Postgresql("localhost:" + server.getPort() + "/postgres",
                "postgres", "postgres", Map.of())));
    }
}
