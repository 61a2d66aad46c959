package dev.sqlchat.store;

import java.io.IOException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.sqlchat.database.DatabaseUrl;

class PostgresStoreIT implements StoreContract {

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    public Store open() {
        return Store.open(new StoreSettings(new DatabaseUrl.Postgresql("localhost:" + server.getPort() + "/postgres",
                "postgres", "postgres", Map.of())));
    }
}
