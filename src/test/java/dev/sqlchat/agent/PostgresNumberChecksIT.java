package dev.sqlchat.agent;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.model.EmbeddedChatModel;

import static org.assertj.core.api.Assertions.assertThat;

/** The checks read PostgreSQL as they read SQLite. */
class PostgresNumberChecksIT {

    private static final String SCRIPT = """
            CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, country text);
            CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer REFERENCES customers, amount numeric(9,2),
                currency text);
            CREATE TABLE lines (order_id integer NOT NULL REFERENCES orders, line integer, PRIMARY KEY (order_id, line));
            INSERT INTO customers VALUES (1, 'Ada', 'France'), (2, 'Bo', 'Spain'), (3, 'Cy', 'Peru');
            INSERT INTO orders VALUES (1, 1, 100, 'EUR'), (2, 1, 200, 'USD'), (3, 2, 300, 'EUR'), (4, NULL, NULL, 'EUR');
            INSERT INTO lines VALUES (1, 1), (1, 2), (2, 1), (3, 1), (4, 1);
            """;

    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SCRIPT);
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fan_out    | SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id | Orders are counted once for each of their lines, 5 times for 4; with each counted once, SUM(o.amount) is 600.
            lost_rows  | SELECT SUM(o.amount) FROM orders o JOIN customers c ON c.id = o.customer_id | 1 of 4 orders has no customer and is left out.
            lost_rows  | SELECT c.country, COUNT(*) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.country | 1 of 3 customers has no orders to count and is left out.
            null_share | SELECT SUM(amount) FROM orders | Amount is empty in 1 of 4 rows (25 %).
            units      | SELECT SUM(amount) FROM orders | Amount is added up across 2 values of currency, such as EUR and USD.
            """)
    void measuresWhatMayBeWrong(String check, String sql, String detail) {
        assertThat(run(sql).receipt().checks()).filteredOn(found -> found.name().equals(check))
                .extracting(Check::detail).singleElement().asString().contains(detail);
    }

    private static Answer run(String sql) {
        var model = new EmbeddedChatModel(
                question -> new Understood(List.of(Readings.reading(sql, 1, "as written"))), 0);
        return AgentService.with(model, Estate.only(database))
                .settings(new AgentSettings(12, Duration.ofMinutes(2), 3, 10, Duration.ZERO, Duration.ofSeconds(20)))
                .build().processQuestion(new AgentQuestion("What is it?", null, null, List.of()));
    }
}
