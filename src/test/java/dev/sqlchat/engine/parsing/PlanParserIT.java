package dev.sqlchat.engine.parsing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.writing.Shop;

import static org.assertj.core.api.Assertions.assertThat;

class PlanParserIT {

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @BeforeAll
    static void openShop() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        connection = postgres.getPostgresDatabase().getConnection();
        Shop.fill(connection);
    }

    @AfterAll
    static void closeShop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    static List<QueryCase> cases() {
        return QueryCase.of(Dialect.POSTGRESQL).stream().filter(query -> !query.written().equals("none")).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsReadFindsTheSameRows(QueryCase query) throws SQLException {
        assertThat(Shop.rows(connection, query.written())).isEqualTo(Shop.rows(connection, query.sql()));
    }
}
