package dev.sqlchat.engine.writing;

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

import static org.assertj.core.api.Assertions.assertThat;

class SqlWriterIT {

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

    static List<SqlCase> cases() {
        return SqlCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void postgresqlGivesTheRowsThatSqliteGives(SqlCase plan) throws SQLException {
        String sql = SqlWriter.write(plan.plan(), Shop.schema().catalog(Dialect.POSTGRESQL));

        assertThat(Shop.rows(connection, sql)).isEqualTo(plan.rows());
    }
}
