package dev.sqlchat.store;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresStoreIT implements StoreContract {

    private PostgresStore server;

    @BeforeEach
    void start() throws IOException {
        server = PostgresStore.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    public Store open() {
        return server.open();
    }
}
