package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.AskedBefore;
import dev.sqlchat.answer.Answer.Cause;
import dev.sqlchat.answer.Answer.Difference;
import dev.sqlchat.conversation.InMemoryConversations;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.EmbeddedChatModel;

import static org.assertj.core.api.Assertions.assertThat;

/** What the receipt says when a question is asked again, over a real database and engine. */
class AskedBeforeTest {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 15);

    @TempDir
    private Path folder;
    private final InMemoryConversations conversations = new InMemoryConversations(Clock.systemUTC());

    @BeforeEach
    void makeShop() throws SQLException {
        run("CREATE TABLE orders (id INTEGER PRIMARY KEY, city TEXT, total REAL, order_date DATE)");
        run("INSERT INTO orders VALUES (1, 'Oslo', 10.5, '2026-05-02'), (2, 'Bergen', 7.25, '2026-05-09'),"
                + " (3, 'Oslo', 100, '2026-06-01')");
    }

    @Test
    void saysNothingTheFirstTime() {
        var receipt = ask("How many orders are there?", JUNE, "t").receipt();

        assertThat(receipt.askedBefore()).isNull();
        assertThat(receipt.planHash()).matches("[0-9a-f]{32}");
        assertThat(receipt.schemaHash()).matches("[0-9a-f]{32}");
        assertThat(receipt.engineHash()).matches("[0-9a-f]{32}");
        assertThat(receipt.resultHash()).isNotNull();
    }

    @Test
    void saysThatNothingDiffers() {
        var first = ask("How many orders are there?", JUNE, "t");
        var again = ask("how many orders are  there", JUNE, "u");

        assertThat(before(again)).isEqualTo(new AskedBefore("t", 1, before(again).at(), Difference.NOTHING, List.of(),
                "You asked this before, and nothing differs."));
        assertThat(again.receipt().planHash()).isEqualTo(first.receipt().planHash());
        assertThat(again.receipt().schemaHash()).isEqualTo(first.receipt().schemaHash());
    }

    @Test
    void saysBothNumbersWhenRowsHaveChanged() throws SQLException {
        ask("How many orders are there?", JUNE, "t");
        run("INSERT INTO orders VALUES (4, 'Oslo', 3, '2026-06-02')");
        var before = before(ask("How many orders are there?", JUNE, "u"));

        assertThat(before.difference()).isEqualTo(Difference.RESULT);
        assertThat(before.causes()).containsExactly(Cause.DATA);
        assertThat(before.detail()).isEqualTo("It was 3 when you asked before and is 4 now:"
                + " what the database holds, or what was known of it, has changed since.");
    }

    @Test
    void comparesASecondTimeInTheSameThread() throws SQLException {
        ask("How many orders are there?", JUNE, "t");
        run("DELETE FROM orders WHERE id = 1");

        assertThat(before(ask("How many orders are there?", JUNE, "t")).detail()).startsWith("It was 3 when");
    }

    @Test
    void saysThatAnotherDayCountsAsToday() {
        ask("How many orders were there last month?", JUNE, "t");
        var before = before(ask("How many orders were there last month?", JUNE.plusMonths(1), "u"));

        assertThat(before.difference()).isEqualTo(Difference.READING);
        assertThat(before.causes()).containsExactly(Cause.DATES);
        assertThat(before.detail())
                .isEqualTo("The question is read in another way than when you asked before: today was"
                        + " 15 June 2026 then and is 15 July 2026 now. It was 2 when you asked before and is 1 now.");
    }

    @Test
    void saysThatTheSchemaHasChanged() throws SQLException {
        ask("How many orders are there per city?", JUNE, "t");
        run("ALTER TABLE orders RENAME COLUMN city TO town");
        run("CREATE TABLE cities (id INTEGER PRIMARY KEY, name TEXT)");
        var again = ask("How many orders are there per city?", JUNE, "u");

        assertThat(before(again).difference()).isEqualTo(Difference.READING);
        assertThat(before(again).causes()).containsExactly(Cause.SCHEMA);
        assertThat(before(again).detail()).contains("tables, columns or keys of the database have changed");
    }

    @Test
    void saysThatSettingsHaveChanged() {
        ask("How many orders are there per city?", JUNE, "t");
        var before = before(ask("How many orders are there per city?", JUNE, "u", 1));

        assertThat(before.difference()).isEqualTo(Difference.READING);
        assertThat(before.causes()).containsExactly(Cause.ENGINE);
        assertThat(before.detail()).startsWith("You got an answer when you asked before: the program's version or");
    }

    @Test
    void doesNotTakeAFollowUpForTheSameQuestion() {
        ask("How many orders are there?", JUNE, "t");
        ask("only in Oslo", JUNE, "t");
        ask("Total per city?", JUNE, "u");

        assertThat(ask("only in Oslo", JUNE, "u").receipt().askedBefore()).isNull();
        ask("How many orders are there?", JUNE, "v");
        assertThat(before(ask("only in Oslo", JUNE, "v")).difference()).isEqualTo(Difference.NOTHING);
    }

    @Test
    void comparesOnlyWithOneselfAndTheSameDatabase() {
        ask("How many orders are there?", JUNE, "t");

        assertThat(answer(new AgentQuestion("How many orders are there?", "v", null, "somebody", List.of()), JUNE, 0)
                .receipt().askedBefore()).isNull();
    }

    private static AskedBefore before(Answer answer) {
        assertThat(answer.receipt().askedBefore()).as(answer.answer()).isNotNull();
        return answer.receipt().askedBefore();
    }

    private Answer ask(String question, LocalDate today, @Nullable String thread) {
        return ask(question, today, thread, 0);
    }

    private Answer ask(String question, LocalDate today, @Nullable String thread, double threshold) {
        return answer(new AgentQuestion(question, thread, null, List.of()), today, threshold);
    }

    /** By a program that was just started. */
    private Answer answer(AgentQuestion question, LocalDate today, double threshold) {
        try (Database shop = JdbcDatabases.open(
                new DatabaseSource("test", "shop", new DatabaseUrl.Sqlite(folder.resolve("shop.db"))),
                DatabaseSettings.DEFAULT.withAsOf(today))) {
            assertThat(shop.awaitValues(Duration.ofSeconds(30))).isTrue();
            return AgentService.with(new EmbeddedChatModel(new QuestionEngine(), threshold), () -> List.of(shop))
                    .conversations(conversations).build().processQuestion(question);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
