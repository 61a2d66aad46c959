package dev.sqlchat.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.Dialect;

/** What the guard prints means on a real PostgreSQL what the original means. */
class PostgresMeaningIT {

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @BeforeAll
    static void open() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        connection = DriverManager
                .getConnection(postgres.getJdbcUrl("postgres", "postgres") + "&stringtype=unspecified");
        try (var statement = connection.createStatement()) {
            statement.execute(Garden.script(Dialect.POSTGRESQL));
        }
    }

    @AfterAll
    static void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    static Stream<String> cases() {
        return Garden.cases("accept", Dialect.POSTGRESQL);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatWasMeant(String sql) throws SQLException {
        CheckedQuery query = Garden.accepted(Dialect.POSTGRESQL, sql);
        var original = Rows.of(connection, sql);

        Rows.requireSame(original, Rows.of(connection, query.sql()), sql);
        Rows.requireSame(original, Rows.of(connection, query), sql);
    }
}
