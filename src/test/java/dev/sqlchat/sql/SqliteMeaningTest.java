package dev.sqlchat.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.Dialect;

/** What the guard prints means on a real SQLite what the original means. */
class SqliteMeaningTest {

    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(Garden.script(Dialect.SQLITE));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<String> cases() {
        return Garden.cases("accept", Dialect.SQLITE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatWasMeant(String sql) throws SQLException {
        CheckedQuery query = Garden.accepted(Dialect.SQLITE, sql);
        var original = Rows.of(connection, sql);

        Rows.requireSame(original, Rows.of(connection, query.sql()), sql);
        Rows.requireSame(original, Rows.of(connection, query), sql);
    }
}
