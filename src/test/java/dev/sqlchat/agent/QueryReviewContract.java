package dev.sqlchat.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.database.Database;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.ScriptedLanguageModel;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.review.ReviewSettings;
import dev.sqlchat.tools.Disclosure;
import dev.sqlchat.tools.ToolArguments;
import dev.sqlchat.tools.ToolOutcome;
import dev.sqlchat.tools.Toolbox;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes back to a language model instead of a result, and what it makes of it. */
abstract class QueryReviewContract {

    /** 20,000 events, amounts in two currencies, an order without customer. */
    static final List<String> TABLES = List.of(
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT)",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount NUMERIC, "
                    + "currency TEXT, status TEXT)",
            "CREATE TABLE lines (order_id INTEGER NOT NULL REFERENCES orders (id), line INTEGER NOT NULL, product TEXT, "
                    + "quantity INTEGER, PRIMARY KEY (order_id, line))",
            "CREATE TABLE events (id INTEGER PRIMARY KEY, kind TEXT, day TEXT)",
            "CREATE TABLE people (code TEXT, nickname TEXT)", "CREATE TABLE visits (person TEXT)",
            "INSERT INTO people VALUES ('a', 'Al'), ('b', 'Bea')", "INSERT INTO visits VALUES ('a'), ('a'), ('b')",
            "INSERT INTO customers VALUES (1, 'Ada', 'France'), (2, 'Bo', 'Spain')",
            "INSERT INTO orders VALUES (1, 1, 100, 'EUR', 'paid'), (2, 1, 200, 'USD', 'paid'), (3, NULL, 300, 'EUR', 'open')",
            "INSERT INTO lines VALUES (1, 1, 'pen', 2), (1, 2, 'ink', 1), (2, 1, 'pen', 5), (3, 1, 'pen', 1)",
            "INSERT INTO events WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 20000) "
                    + "SELECT n, 'kind ' || (n % 7), 'day ' || (n % 1000) FROM s");

    private static final String CROSS = "SELECT COUNT(*) FROM events AS a, events AS b WHERE a.kind <> b.day";
    private static final String LARGE_LIST = "SELECT e.id FROM events AS e, orders AS o, orders AS p, lines AS l";
    private static final String FAN_OUT = "SELECT COUNT(o.id) FROM orders AS o JOIN lines AS l ON l.order_id = o.id";

    /** A model is asked again for values that nobody said. */
    private static final List<String> SAID = List.of("Of kind 1, settled ones, of more than 100.");

    private final ScriptedLanguageModel llm = new ScriptedLanguageModel();
    private ReviewSettings review = ReviewSettings.DEFAULT;
    private Disclosure disclosure = Disclosure.ALL;

    abstract Database database();

    /** A query that takes a column for what it is not, and its like that does not. */
    abstract List<String> wrongType();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesACrossJoinOfLargeTables(boolean tools) {
        script(tools, CROSS, "SELECT COUNT(*) FROM events");

        assertThat(ask(tools).rows()).isEqualTo(List.of(List.of(20_000L)));
        assertThat(back()).contains("(too-costly)", "more than the 100,000,000 that are allowed",
                "events (20,000 rows), events (20,000 rows)", "Tie the tables");
    }

    @Test
    void namesTheKeysThatTieTables() {
        review = new ReviewSettings(1_000);
        script(false, LARGE_LIST, "SELECT COUNT(*) FROM lines");

        assertThat(ask(false).status()).isEqualTo(Status.ANSWERED);
        assertThat(back()).contains("(too-costly)", "lines.order_id = orders.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT kind, COUNT(*) FROM events GROUP BY kind ORDER BY 2 DESC",
            "SELECT COUNT(DISTINCT day) FROM events WHERE kind = 'kind 1'",
            "SELECT COUNT(*) FROM events WHERE day > (SELECT MIN(day) FROM events)",
            "SELECT COUNT(*) FROM events a JOIN events b ON b.id = a.id",
            "SELECT kind FROM events UNION SELECT day FROM events"})
    void neverRefusesWhatReadsLargeTablesOnce(String sql) {
        review = new ReviewSettings(1_000);
        script(false, sql);

        assertThat(ask(false).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void letsEverythingPassWhereItIsOff() {
        review = new ReviewSettings(0);
        script(false, LARGE_LIST);

        assertThat(ask(false).truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsBackACountThatAJoinMultiplies(boolean tools) {
        script(tools, FAN_OUT, "SELECT COUNT(DISTINCT o.id) FROM orders AS o JOIN lines AS l ON l.order_id = o.id");

        var answer = ask(tools);
        assertThat(answer.rows()).isEqualTo(List.of(List.of(3L)));
        assertThat(answer.answer()).doesNotContain("Careful");
        assertThat(back()).contains("(fan-out)", "COUNT(o.id) takes each row of orders once for each row of lines",
                "4 times for 3", "COUNT(DISTINCT ...) of orders.id");
    }

    @Test
    void runsWhatAModelInsistsOnAndWarns() {
        script(false, FAN_OUT, FAN_OUT);

        var answer = ask(false);
        assertThat(answer.rows()).isEqualTo(List.of(List.of(4L)));
        assertThat(answer.answer()).contains("Careful: Orders are counted once for each of their lines, 4 times for 3");
    }

    @Test
    void sendsBackOnlyOnce() {
        script(false, FAN_OUT, "SELECT SUM(amount) FROM orders");

        assertThat(ask(false).receipt().checks()).anyMatch(check -> check.name().equals("units")
                && check.status() == CheckStatus.WARNING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT SUM(o.amount) FROM orders o JOIN lines l ON l.order_id = o.id WHERE o.currency = 'EUR' | (fan-out) | EXISTS or IN (SELECT ...)
            SELECT COUNT(o.id) FROM orders o JOIN customers c ON c.id = o.customer_id                     | (lost-rows) | drops 1 of 3 rows of orders
            SELECT SUM(amount) FROM orders                                                                | (mixed-units) | 2 different values of currency
            """)
    void saysWhatToWriteInsteadOfAWrongNumber(String sql, String rule, String advice) {
        script(false, sql, "SELECT COUNT(*) FROM orders");

        assertThat(ask(false).rows()).isEqualTo(List.of(List.of(3L)));
        assertThat(back()).contains(rule, advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT c.country, COUNT(*) FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY 1",
            "SELECT currency, SUM(amount) FROM orders GROUP BY currency",
            "SELECT COUNT(*) FROM visits v JOIN people p ON p.code = v.person",
            "SELECT COUNT(*) FROM lines l JOIN orders o ON o.id = l.order_id"})
    void sparesWhatMayBeMeant(String sql) {
        script(false, sql);

        assertThat(ask(false).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void doesNotSendBackWhatCouldNotBeRepairedAnyMore() {
        script(false, "SELECT a FROM orders", "SELECT b FROM orders", FAN_OUT);

        assertThat(ask(false).rows()).isEqualTo(List.of(List.of(4L)));
    }

    @Test
    void saysOfWhichTypeAColumnIs() {
        script(false, wrongType().getFirst(), wrongType().getLast());

        assertThat(ask(false).status()).isEqualTo(Status.ANSWERED);
        assertThat(back()).contains("(type-mismatch)");
    }

    @Test
    void namesTheNearestColumns() {
        script(false, "SELECT COUNT(*) FROM orders WHERE state = 'settled'",
                "SELECT COUNT(*) FROM orders WHERE status = 'settled'");

        assertThat(ask(false).rows()).isEqualTo(List.of(List.of(0L)));
        assertThat(back()).contains("(unknown-column)", "status");
    }

    @Test
    void tellsNoStoredValueWhereRowsAreKeptBack() {
        disclosure = Disclosure.NONE;
        script(false, "SELECT SUM(amount) FROM orders", wrongType().getFirst(), "SELECT COUNT(*) FROM orders");

        assertThat(ask(false).status()).isEqualTo(Status.ANSWERED);
        assertThat(llm.sent()).contains("(mixed-units)").doesNotContain("EUR", "USD", "600", "Ada", "paid");
    }

    @Test
    void leavesQueriesOfTheEngineAlone() {
        var model = new EmbeddedChatModel(question -> new Understood(List.of(Readings.reading(FAN_OUT, 1, "so"))), 0);

        assertThat(ask(model).rows()).isEqualTo(List.of(List.of(4L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT COUNT(*) FROM events                             | The query may run.              | about 20,000 rows
            SELECT COUNT(*) FROM events a, events b                 | The query was refused           | (too-costly)
            SELECT SUM(amount) FROM orders                          | The query may run.              | Likely wrong (mixed-units)
            SELECT * FROM events                                    | The query may run.              | Note (no-limit)
            SELECT * FROM orders WHERE id < 4                       | The query may run.              | COUNT
            SELECT kind FROM events WHERE LOWER(kind) = 'kind 1'    | The query may run.              | Note (computed-filter): LOWER(kind) = 'kind 1' computes with kind
            SELECT kind FROM events WHERE kind LIKE '%1' LIMIT 3    | The query may run.              | Note (open-pattern)
            SELECT id FROM orders WHERE state = 'paid'              | The query was refused           | (unknown-column)
            """)
    void checksAQueryWithoutRunningIt(String sql, String verdict, String detail) {
        var text = checked(sql).text();

        assertThat(text).startsWith(verdict);
        if (!detail.equals("COUNT")) {
            assertThat(text).contains(detail);
        }
    }

    ToolOutcome checked(String sql) {
        return Toolbox.standard().run("sql_db_query_checker", new ToolArguments(Map.of("query", sql)),
                Estate.tools(database(), database().limits()));
    }

    private void script(boolean tools, String... queries) {
        for (var query : queries) {
            if (tools) {
                llm.queries(query);
            } else {
                llm.says(query);
            }
        }
        if (tools) {
            llm.says("Done.");
        }
    }

    /** What the model read after its first query. */
    private String back() {
        return llm.prompts().get(1).messages().getLast().text();
    }

    private Answer ask(boolean tools) {
        return ask(new LlmChatModel(llm.withTools(tools), new QuestionEngine(), disclosure.tellsValues()));
    }

    private Answer ask(ChatModel model) {
        var settings = new AgentSettings(12, Duration.ofMinutes(2), 3, 10, Duration.ofMillis(500),
                Duration.ofSeconds(20), disclosure);
        return AgentService.with(model, Estate.only(database())).settings(settings).review(review).build()
                .processQuestion(new AgentQuestion("How many are there?", null, null, SAID));
    }
}
