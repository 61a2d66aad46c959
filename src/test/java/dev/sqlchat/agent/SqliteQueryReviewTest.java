package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.database.Database;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteQueryReviewTest extends QueryReviewContract {

    @TempDir
    private static Path folder;
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        database = Scripted.open(folder, "review", String.join(";\n", TABLES));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    Database database() {
        return database;
    }

    @Override
    List<String> wrongType() {
        return List.of("SELECT COUNT(*) FROM orders WHERE amount > 'high'",
                "SELECT COUNT(*) FROM orders WHERE amount > 100");
    }

    @Test
    void doubtsWhatSqliteTakesForNumbers() {
        assertThat(checked("SELECT SUM(name) FROM customers").text())
                .contains("Likely wrong (type-mismatch): SUM(name) cannot be right: customers.name is a text.");
        assertThat(checked("SELECT id FROM orders WHERE '7' < amount AND status = 'paid'").text())
                .doesNotContain("type-mismatch");
    }
}
