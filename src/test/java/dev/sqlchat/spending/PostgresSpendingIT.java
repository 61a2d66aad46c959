package dev.sqlchat.spending;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import dev.sqlchat.store.PostgresStore;
import dev.sqlchat.store.Store;

class PostgresSpendingIT extends SpendingContract {

    private static PostgresStore server;

    @BeforeAll
    static void startServer() throws IOException {
        server = PostgresStore.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.empty("model_usage");
        server.empty("day_limits");
    }

    @Override
    Store open() {
        return server.open();
    }
}
