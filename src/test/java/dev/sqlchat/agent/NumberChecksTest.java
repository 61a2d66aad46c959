package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.database.Database;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.EmbeddedChatModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Queries that run and give a wrong number, and their likes that give the right one. */
class NumberChecksTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

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

    @Test
    void saysThatAJoinCountsAmountsSeveralTimes() {
        var answer = run("SELECT SUM(o.amount) FROM orders AS o JOIN lines AS l ON l.order_id = o.id");

        assertThat(answer.rows()).containsExactly(List.of(2350.0));
        assertThat(check(answer, "fan_out")).isEqualTo(new Check("fan_out", CheckStatus.WARNING,
                "Orders are counted once for each of their lines, 8 times for 5; with each counted once, "
                        + "SUM(o.amount) is 1,650."));
        assertThat(answer.answer()).contains(" Careful: Orders are counted once for each of their lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT AVG(o.amount) FROM orders AS o JOIN lines AS l ON l.order_id = o.id",
            "SELECT COUNT(o.id) FROM orders AS o JOIN lines AS l ON l.order_id = o.id",
            "SELECT SUM(amount) FROM orders, lines WHERE order_id = id",
            "SELECT c.name, SUM(o.amount) FROM customers c JOIN orders o ON o.customer_id = c.id JOIN lines l ON l.order_id = o.id GROUP BY c.name",
            "SELECT c.name, SUM(o.amount) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN lines l ON l.order_id = o.id GROUP BY 1",
            "SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id WHERE l.product IN ('pen', 'ink')",
            "SELECT SUM(o.amount) FROM orders o JOIN (SELECT order_id, product FROM lines) l ON l.order_id = o.id",
            "WITH l AS (SELECT order_id FROM lines) SELECT SUM(o.amount) FROM orders o JOIN l ON l.order_id = o.id",
            "SELECT x.total FROM (SELECT SUM(o.amount) AS total FROM orders o JOIN lines l ON l.order_id = o.id) AS x",
            "SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id UNION SELECT 1",
            "SELECT c.id, COUNT(*) FROM customers c JOIN orders o ON o.customer_id = c.id JOIN tickets t ON t.customer_id = c.id GROUP BY c.id",
            "SELECT SUM(t.hours) FROM tickets t JOIN notes n ON n.customer_id = t.customer_id",
            "SELECT SUM(o.amount) FROM orders o JOIN notes n USING (customer_id)"})
    void warnsOfFanOut(String sql) {
        assertThat(check(run(sql), "fan_out").status()).isEqualTo(CheckStatus.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id WHERE l.product = 'cap'",
            "SELECT l.product, SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id GROUP BY l.product"})
    void measuresWhetherAJoinMultiplies(String sql) {
        assertThat(check(run(sql), "fan_out").status()).isEqualTo(CheckStatus.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT SUM(o.amount) FROM orders o",
            "SELECT SUM(l.quantity) FROM orders o JOIN lines l ON l.order_id = o.id",
            "SELECT COUNT(DISTINCT o.id) FROM orders o JOIN lines l ON l.order_id = o.id",
            "SELECT MAX(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id",
            "SELECT SUM(o.amount) FROM orders o WHERE EXISTS (SELECT 1 FROM lines l WHERE l.order_id = o.id)",
            "SELECT SUM(o.amount) FROM orders o WHERE o.id IN (SELECT order_id FROM lines)",
            "SELECT SUM(o.amount) FROM orders o JOIN (SELECT order_id, SUM(quantity) AS q FROM lines GROUP BY order_id) l ON l.order_id = o.id",
            "SELECT SUM(o.amount) FROM orders o JOIN (SELECT DISTINCT order_id FROM lines) l ON l.order_id = o.id",
            "SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id AND l.line = 1",
            "SELECT SUM(o.amount * l.quantity) FROM orders o JOIN lines l ON l.order_id = o.id",
            "SELECT c.id, COUNT(c.id) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id",
            "SELECT o.amount FROM orders o JOIN lines l ON l.order_id = o.id",
            "SELECT c.name, COUNT(*) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id"})
    void sparesWhatNoJoinCanMultiply(String sql) {
        assertThat(check(run(sql), "fan_out").status()).isEqualTo(CheckStatus.NOT_APPLICABLE);
    }

    @Test
    void saysHowManyRowsAJoinDrops() {
        var answer = run("SELECT SUM(o.amount) FROM orders o JOIN customers c ON c.id = o.customer_id");

        assertThat(answer.rows()).containsExactly(List.of(600.0));
        assertThat(check(answer, "lost_rows")).isEqualTo(new Check("lost_rows", CheckStatus.WARNING,
                "2 of 5 orders have no customer and are left out."));
        assertThat(answer.answer()).contains("Careful: 2 of 5 orders have no customer and are left out.");
    }

    @Test
    void countsDroppedRowsAmongThoseAskedFor() {
        assertThat(check(run("SELECT c.country, COUNT(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE "
                + "o.status = 'paid' GROUP BY c.country"), "lost_rows").detail())
                .startsWith("1 of 3 orders has no customer and is left out.");
        assertThat(check(run("SELECT o.id, c.name FROM lines l JOIN orders o ON o.id = l.order_id JOIN customers c ON "
                + "c.id = o.customer_id"), "lost_rows").status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void saysWhichGroupsAreNotListed() {
        var answer = run("SELECT c.name, COUNT(*) FROM customers c JOIN orders o ON o.customer_id = c.id WHERE "
                + "o.status = 'paid' GROUP BY c.id");

        assertThat(answer.rows()).containsExactly(List.of("Ada", 2L));
        assertThat(check(answer, "lost_rows").detail())
                .contains("2 of 3 customers have no orders to count and are left out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT SUM(o.amount) FROM orders o LEFT JOIN customers c ON c.id = o.customer_id",
            "SELECT SUM(o.amount) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.country = 'Spain'",
            "SELECT DISTINCT c.name FROM orders o JOIN customers c ON c.id = o.customer_id",
            "SELECT SUM(amount) FROM orders"})
    void sparesJoinsThatDropNothingOrAreAFilter(String sql) {
        assertThat(check(run(sql), "lost_rows").status()).isEqualTo(CheckStatus.NOT_APPLICABLE);
    }

    @Test
    void countsGroupsByAnAttributeAsGroups() {
        assertThat(check(run("SELECT c.country, COUNT(*) FROM customers c JOIN tickets t ON t.customer_id = c.id GROUP "
                + "BY c.country"), "lost_rows").status()).isEqualTo(CheckStatus.PASSED);
        assertThat(check(run("SELECT c.country, COUNT(*) FROM customers c JOIN tickets t ON t.customer_id = c.id WHERE "
                + "t.hours > 1 GROUP BY c.country"), "lost_rows").detail())
                .contains("1 of 2 groups of customers has no tickets to count and is left out.");
        assertThat(check(run("SELECT c.name, COUNT(*) FROM customers c JOIN tickets t ON t.customer_id = c.id GROUP BY "
                + "c.name"), "lost_rows").detail())
                .contains("1 of 3 customers has no tickets to count and is left out.");
    }

    @Test
    void sparesGroupsThatARankingCutsOffAnyway() {
        assertThat(check(run("SELECT c.name FROM customers c JOIN tickets t ON t.customer_id = c.id GROUP BY c.id "
                + "ORDER BY COUNT(*) DESC LIMIT 1"), "lost_rows").status()).isEqualTo(CheckStatus.PASSED);
        assertThat(check(run("SELECT c.name FROM customers c JOIN tickets t ON t.customer_id = c.id GROUP BY c.id "
                + "ORDER BY COUNT(*) LIMIT 1"), "lost_rows").detail())
                .contains("1 of 3 customers has no tickets to count and is left out.");
    }

    @Test
    void saysThatAMeasureIsOftenMissing() {
        var answer = run("SELECT AVG(hours) FROM tickets");

        assertThat(answer.rows()).containsExactly(List.of(4.0));
        assertThat(check(answer, "null_share")).isEqualTo(
                new Check("null_share", CheckStatus.WARNING, "Hours is empty in 2 of 3 rows (67 %)."));
        assertThat(answer.answer()).endsWith("Careful: Hours is empty in 2 of 3 rows (67 %).");
        assertThat(check(run("SELECT SUM(amount) FROM orders"), "null_share").status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(check(run("SELECT COUNT(*) FROM tickets"), "null_share").status())
                .isEqualTo(CheckStatus.NOT_APPLICABLE);
    }

    @Test
    void saysThatCurrenciesAreMixed() {
        var answer = run("SELECT SUM(amount) FROM orders");

        assertThat(answer.rows()).containsExactly(List.of(1650.0));
        assertThat(check(answer, "units")).isEqualTo(new Check("units", CheckStatus.WARNING,
                "Amount is added up across 2 values of currency, such as EUR and USD."));
        assertThat(answer.answer()).contains("Careful: Amount is added up across 2 values of currency");
        assertThat(check(run("SELECT customer_id, SUM(amount) FROM orders GROUP BY customer_id"), "units").status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(check(run("SELECT status, SUM(amount) FROM orders GROUP BY status"), "units").status())
                .isEqualTo(CheckStatus.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT currency, SUM(amount) FROM orders GROUP BY currency",
            "SELECT SUM(amount) FROM orders WHERE currency = 'EUR'", "SELECT COUNT(*) FROM orders",
            "SELECT SUM(quantity) FROM lines"})
    void sparesNumbersOfOneUnit(String sql) {
        assertThat(check(run(sql), "units").status()).isEqualTo(CheckStatus.NOT_APPLICABLE);
    }

    @Test
    void saysWhichConditionFindsNothing() {
        assertThat(check(run("SELECT o.id FROM orders o WHERE o.status = 'piad' AND o.amount > 10"), "rows_found"))
                .isEqualTo(new Check("rows_found", CheckStatus.WARNING,
                        "No row has status = 'piad'; the nearest stored value is paid."));
        assertThat(run("SELECT COUNT(*) FROM orders WHERE amount > 5000").answer())
                .endsWith("No row has amount > 5000.");
        assertThat(check(run("SELECT SUM(amount) FROM orders WHERE status = 'open' AND currency = 'EUR'"),
                "rows_found").detail())
                .isEqualTo("Each condition matches some rows, but no row matches all of them.");
        assertThat(check(run("SELECT o.id FROM orders o JOIN tickets t ON t.id = o.id + 100 WHERE o.amount > 1"),
                "rows_found").detail()).isEqualTo("The tables that were read and joined have no rows in common.");
        assertThat(check(run("SELECT status FROM orders WHERE amount > 1 GROUP BY status HAVING COUNT(*) > 9"),
                "rows_found").detail()).isEqualTo("Rows match, but no group of them does.");
        assertThat(check(run("SELECT COUNT(*) FROM orders"), "rows_found").status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void doesNotJudgeJoinsThatItCannotRead() {
        var answer = run("SELECT SUM(amount) FROM orders NATURAL JOIN tickets");

        assertThat(answer.receipt().checks()).filteredOn(check -> check.status() == CheckStatus.SKIPPED)
                .extracting(Check::name).containsExactly("fan_out", "lost_rows", "null_share", "units");
    }

    @Test
    void givesTheAnswerUnmeasuredWhenTimeIsShort() {
        var answer = run("SELECT SUM(amount) FROM orders", Duration.ZERO);

        assertThat(answer.rows()).containsExactly(List.of(1650.0));
        assertThat(check(answer, "units"))
                .isEqualTo(new Check("units", CheckStatus.SKIPPED, "Not measured: amount may be in several units."));
        assertThat(answer.answer()).doesNotContain("Careful");
    }

    @Test
    void checksWhatTheEngineWroteToo() {
        var agent = agent(new EmbeddedChatModel(new QuestionEngine()::interpret, 0), A_WHILE);

        var answer = agent.processQuestion(new AgentQuestion("How many orders does each customer have?", null, null,
                List.of()));

        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.answer()).contains("1 of 3 customers has no orders to count and is left out.");
    }

    private static Check check(Answer answer, String name) {
        return answer.receipt().checks().stream().filter(check -> check.name().equals(name)).findFirst()
                .orElseThrow();
    }

    private static Answer run(String sql) {
        return run(sql, A_WHILE);
    }

    private static AgentService agent(ChatModel model, Duration checks) {
        return AgentService.with(model, Estate.only(database))
                .settings(new AgentSettings(12, Duration.ofMinutes(2), 3, 10, Duration.ZERO, checks)).build();
    }

    private static Answer run(String sql, Duration checks) {
        var model = new EmbeddedChatModel(
                question -> new Understood(List.of(Readings.reading(sql, 1, "as written"))), 0);
        var answer = agent(model, checks).processQuestion(new AgentQuestion("What is it?", null, null, List.of()));
        assertThat(answer.status()).as(answer.answer()).isEqualTo(Answer.Status.ANSWERED);
        return answer;
    }
}
