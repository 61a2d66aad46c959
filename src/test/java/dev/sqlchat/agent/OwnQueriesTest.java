package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.agent.OwnQueries.Outcome;
import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.database.Database;

import static org.assertj.core.api.Assertions.assertThat;

/** What users are told of the numbers of their own queries. */
class OwnQueriesTest {

    private static final OwnQueries QUERIES = new OwnQueries(Duration.ofSeconds(20));

    @TempDir
    private static Path folder;
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        database = Scripted.open(folder, "orders.sql");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id; fan_out; Orders are counted once for each of their lines
            SELECT AVG(hours) FROM tickets; null_share; Hours is empty in 2 of 3 rows
            SELECT SUM(amount) FROM orders; units; Amount is added up across 2 values of currency
            SELECT c.name, COUNT(*) FROM customers c JOIN tickets t ON t.customer_id = c.id GROUP BY c.name; lost_rows; 1 of 3 customers has no tickets
            SELECT o.id FROM orders o WHERE o.status = 'piad'; rows_found; the nearest stored value is paid
            """)
    void warnsOfANumberThatMayBeWrong(String sql, String check, String detail) {
        assertThat(receipt(sql).checks()).filteredOn(each -> each.status() == CheckStatus.WARNING)
                .anySatisfy(warning -> {
                    assertThat(warning.name()).isEqualTo(check);
                    assertThat(warning.detail()).contains(detail);
                });
    }

    @Test
    void isQuietAboutASoundQuery() {
        var receipt = receipt("SELECT COUNT(*) FROM orders WHERE currency = 'EUR'");

        assertThat(receipt.interpretation()).isEqualTo("The query as you wrote it");
        assertThat(receipt.tables()).containsExactly("orders");
        assertThat(receipt.filters()).isEmpty();
        assertThat(receipt.dataAsOf()).isEqualTo(Scripted.TODAY);
        assertThat(receipt.explanation()).containsExactly("Reads orders.",
                "Keeps only the rows where currency is “EUR”.",
                "Computes over these rows: the number of orders.");
        assertThat(receipt.checks()).extracting(Check::status).doesNotContain(CheckStatus.WARNING);
    }

    @Test
    void measuresNothingWithoutTime() {
        var outcome = new OwnQueries(Duration.ZERO).run("SELECT SUM(amount) FROM orders", database, "local");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Ran.class, ran -> {
            assertThat(ran.result().rows()).containsExactly(List.of(1650.0));
            assertThat(ran.receipt().checks()).extracting(Check::status).contains(CheckStatus.SKIPPED);
        });
    }

    @Test
    void readsUnitsBeforeTheTimeIsUp() {
        var ran = (Outcome.Ran) QUERIES.run("SELECT c.name, SUM(o.amount) FROM customers c JOIN orders o ON "
                + "o.customer_id = c.id JOIN lines l ON l.order_id = o.id GROUP BY c.name", database, "local");
        var read = new ArrayList<String>();
        new AnswerWriter().own(ran.query(), ran.result(), database.catalog(), database.today(), sql -> {
            read.add(sql);
            return Optional.empty();
        });

        assertThat(read).hasSizeGreaterThan(2);
        assertThat(read.getFirst()).isEqualTo("SELECT COUNT(DISTINCT o.currency) AS mixed, MIN(o.currency) AS lowest, "
                + "MAX(o.currency) AS highest FROM orders AS o");
    }

    @Test
    void runsNothingThatTheGuardRefuses() {
        assertThat(QUERIES.run("DELETE FROM orders", database, "local")).isInstanceOf(Outcome.Refused.class);
    }

    private static Receipt receipt(String sql) {
        return ((Outcome.Ran) QUERIES.run(sql, database, "local")).receipt();
    }
}
