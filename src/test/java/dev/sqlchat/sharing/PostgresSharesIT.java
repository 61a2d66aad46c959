package dev.sqlchat.sharing;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import dev.sqlchat.store.PostgresStore;
import dev.sqlchat.store.Store;

class PostgresSharesIT extends SharesContract {

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
        server.empty("conversations");
    }

    @Override
    Store open() {
        return server.open();
    }
}
