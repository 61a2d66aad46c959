package dev.sqlchat.engine.parsing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.writing.Shop;

import static org.assertj.core.api.Assertions.assertThat;

class PlanParserTest {

    private static Connection connection;

    @BeforeAll
    static void openShop() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Shop.fill(connection);
    }

    @AfterAll
    static void closeShop() throws SQLException {
        connection.close();
    }

    static List<QueryCase> sqlite() {
        return QueryCase.of(Dialect.SQLITE);
    }

    static List<QueryCase> postgresql() {
        return QueryCase.of(Dialect.POSTGRESQL);
    }

    @ParameterizedTest
    @MethodSource("sqlite")
    void readsSqlite(QueryCase query) {
        assertThat(query.writtenAnew(Dialect.SQLITE)).isEqualTo(query.written());
    }

    @ParameterizedTest
    @MethodSource("postgresql")
    void readsPostgresql(QueryCase query) {
        assertThat(query.writtenAnew(Dialect.POSTGRESQL)).isEqualTo(query.written());
    }

    @ParameterizedTest
    @MethodSource("sqlite")
    void whatIsReadFindsTheSameRows(QueryCase query) throws SQLException {
        if (!query.written().equals("none")) {
            assertThat(Shop.rows(connection, query.written())).isEqualTo(Shop.rows(connection, query.sql()));
        }
    }
}
