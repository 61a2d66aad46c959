package dev.sqlchat.agent;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresQueryReviewIT extends QueryReviewContract {

    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var part : TABLES) {
                statement.execute(part);
            }
            statement.execute("ANALYZE");
        }
        var url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres?sslmode=disable";
        database = JdbcDatabases.open(new DatabaseSource("DATABASE", "shop", DatabaseUrl.parse("DATABASE", url)),
                DatabaseSettings.DEFAULT);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        server.close();
    }

    @Override
    Database database() {
        return database;
    }

    @Override
    List<String> wrongType() {
        return List.of("SELECT COUNT(*) FROM orders WHERE status = id",
                "SELECT COUNT(*) FROM orders WHERE status = 'settled'");
    }

    @Test
    void saysWithoutRunningItWhyAQueryWillFail() {
        assertThat(checked("SELECT SUM(name) FROM customers").text())
                .startsWith("The database could not run it (type-mismatch): function sum(text) does not exist");
    }
}
