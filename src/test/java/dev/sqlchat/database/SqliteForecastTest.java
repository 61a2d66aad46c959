package dev.sqlchat.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.database.Forecast.Planned;
import dev.sqlchat.database.Forecast.Reading;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteForecastTest {

    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;
    private static Database database;

    /** 10,000 orders of 100 customers, each on one of 1,000 days. */
    @BeforeAll
    static void open() throws SQLException {
        var file = folder.resolve("shop.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String part : """
                    CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, country TEXT);
                    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, day TEXT, paid INT);
                    CREATE INDEX by_customer ON orders (customer_id);
                    INSERT INTO customers WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 100)
                      SELECT n, 'c ' || n, 'x' || (n % 4) FROM s;
                    INSERT INTO orders WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 10000)
                      SELECT n, n * 7919 % 101, 'd' || (n * 7919 % 997), n * 7919 % 3 FROM s;
                    CREATE VIEW paid AS SELECT * FROM orders WHERE paid = 1"""
                    .split(";\n")) {
                statement.execute(part);
            }
        }
        database = JdbcDatabases.open(new DatabaseSource("DATABASE", "shop", new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10000     | SELECT COUNT(*) FROM orders
            10000     | SELECT day, COUNT(*) FROM orders GROUP BY day ORDER BY 2 DESC
            10000     | SELECT c.name, COUNT(*) FROM orders o LEFT JOIN customers c ON c.id = o.customer_id GROUP BY c.id
            100000000 | SELECT COUNT(*) FROM orders a, orders b
            10000000  | SELECT COUNT(*) FROM orders a JOIN orders b ON a.id < b.id + 1
            33000000  | SELECT COUNT(*) FROM orders a JOIN orders b ON a.paid = b.paid
            20000     | SELECT COUNT(*) FROM orders a JOIN orders b ON a.day = b.day
            1100000   | SELECT COUNT(*) FROM orders, customers
            100000000 | SELECT COUNT(*) FROM orders WHERE (SELECT COUNT(*) FROM orders b WHERE b.day = orders.day) > 3
            20000     | SELECT COUNT(*) FROM orders WHERE id > (SELECT AVG(id) FROM orders)
            20000     | SELECT COUNT(*) FROM orders UNION ALL SELECT COUNT(*) FROM orders
            20000     | SELECT a.id FROM orders a LEFT JOIN orders b ON b.id = a.id
            """)
    void saysWhatAQueryGoesThrough(double handled, String sql) {
        assertThat(planned(sql).handled()).isBetween(handled / 2, handled * 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT COUNT(*) FROM customers c JOIN orders o ON o.day > c.name WHERE c.name = 'c 7'
            SELECT COUNT(*) FROM customers c JOIN orders o ON o.day > c.name WHERE c.id = 7
            SELECT COUNT(*) FROM paid
            SELECT COUNT(*) FROM orders WHERE id = 5 OR customer_id = 3
            SELECT g.n FROM (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) g, customers c
            WITH g AS (SELECT COUNT(*) AS n FROM orders) SELECT c.name, g.n FROM customers c, g
            SELECT o.id FROM orders o NATURAL JOIN customers c
            SELECT COUNT(*) FROM orders o WHERE o.id IN (1, 2, 3) AND o.day <> 'x' AND o.paid IS NOT NULL
            """)
    void countsRatherTooFewThanTooMany(String sql) {
        assertThat(planned(sql).handled()).isLessThan(50_000);
    }

    @Test
    void saysWhatIsRead() {
        assertThat(planned("SELECT COUNT(*) FROM orders, customers").reads())
                .containsExactlyInAnyOrder(new Reading("orders", 10_000), new Reading("customers", 100));
        assertThat(planned("SELECT COUNT(*) FROM orders, customers").stored()).isEqualTo(10_100);
    }

    @Test
    void doesNotJudgeWhatEndsEarly() {
        assertThat(database.forecast(query("SELECT a.id FROM orders a, orders b LIMIT 3"), A_WHILE))
                .isEqualTo(new Forecast.Unknown());
        assertThat(database.forecast(query("SELECT COUNT(*) FROM orders a, orders b LIMIT 3"), A_WHILE))
                .isInstanceOf(Planned.class);
    }

    private static Planned planned(String sql) {
        return (Planned) database.forecast(query(sql), A_WHILE);
    }

    private static CheckedQuery query(String sql) {
        return ((Verdict.Accepted) new Guard(database.catalog(), Policy.EVERYTHING).check(sql)).query();
    }
}
