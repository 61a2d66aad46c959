package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.InMemoryConversations;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.Fixture;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.PlanCache;
import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.text.TextResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers suggest to ask next is answered when it is asked in their thread. */
class FollowUpsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final double THRESHOLD = 0.6;
    private static final QuestionEngine ENGINE = new QuestionEngine();
    private static final PlanCache CACHE = new PlanCache(ENGINE, 1_000);
    private static final Foresight FORESIGHT = new Foresight(ENGINE);

    @TempDir
    static Path folder;

    private static Database sample;
    private static Database shop;
    private static Fixture fixture;

    @BeforeAll
    static void open() throws SQLException {
        var file = folder.resolve("sample.db");
        SampleDatabase.create(file, TODAY);
        sample = open("sample", file);
        shop = open("shop", shop());
        fixture = Fixture.open(folder);
    }

    @AfterAll
    static void close() {
        sample.close();
        shop.close();
        fixture.close();
    }

    /** Each question of {@code follow-ups.txt}, with its database before it. */
    static List<String> questions() {
        var questions = new ArrayList<String>();
        var database = "";
        for (var line : TextResource.lines(FollowUpsTest.class, "follow-ups.txt")) {
            if (line.startsWith("database ")) {
                database = line.substring("database ".length());
            } else {
                questions.add(database + ": " + line);
            }
        }
        return questions;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void areThreeThatAreAnswered(String question) {
        var parts = question.split(": ", 2);
        assertThreeAreAnswered(database(parts[0]), parts[1]);
    }

    private static Database database(String name) {
        return switch (name) {
            case "sample" -> sample;
            case "shop" -> shop;
            default -> fixture.database(name);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            What did we spend last month?                    ; And in April 2026?        ; date >= '2026-04-01' AND date < '2026-05-01'
            What is the total cost in 2025?                  ; And in 2024?              ; date >= '2024-01-01' AND date < '2025-01-01'
            What is the average budget amount?               ; Break it down by location ; GROUP BY rg.location
            What is the minimum, maximum and average cost?   ; Break it down by meter    ; AVG(cost) AS average_cost FROM costs GROUP BY meter
            What is the total cost per month?                ; Show it per year          ; GROUP BY year
            What is the total cost per month?                ; And per meter?            ; GROUP BY meter
            What is the total cost per month?                ; Only Compute              ; meter = 'Compute'
            What is the total cost per team?                 ; Only the top 5            ; ORDER BY total_cost DESC LIMIT 5
            Which teams have more than 50 resources?         ; And more than 25?         ; HAVING COUNT(*) > 25
            Which teams have more than 50 resources?         ; Also show the number of resources ; COUNT(*) AS count
            Which 5 resources have the highest total cost?   ; And the 5 lowest?         ; ORDER BY SUM(c.cost) LIMIT 5
            Which team has the most resources?               ; And the fewest?           ; ORDER BY COUNT(*) LIMIT 1
            Which 5 resources have the highest total cost?   ; Show the top 10           ; ORDER BY SUM(c.cost) DESC LIMIT 10
            Which 5 resources have the lowest total cost?    ; And the 5 highest?        ; ORDER BY SUM(c.cost) DESC LIMIT 5
            List the teams                                   ; How many are there per department? ; GROUP BY department
            What did we spend in 2019?                       ; And in 2025?              ; date >= '2025-01-01' AND date < '2026-01-01'
            Who is the manager of the Checkout team?         ; What about Catalog?       ; SELECT manager FROM teams WHERE name = 'Catalog'
            What percentage of resources are running?        ; What about deleted?       ; COUNT(CASE WHEN status = 'deleted' THEN 1 END) / COUNT(*)
            What percentage of resources are running?        ; Only westeurope           ; COUNT(*) AS percent FROM resources WHERE location = 'westeurope'
            """)
    void areReadAsTheyAreMeant(String question, String suggestion, String sql) {
        var thread = new Thread(sample);
        assertThat(thread.ask(question).suggestions()).contains(suggestion);
        assertThat(thread.ask(suggestion).sql()).containsIgnoringWhitespaces(sql);
    }

    @Test
    void nameNoColumnThatMayHoldSecrets() {
        assertThat(new Thread(shop).ask("How many customers are there?").suggestions()).hasSize(3)
                .allMatch(suggestion -> !suggestion.contains("token") && !suggestion.contains("email"));
    }

    private static void assertThreeAreAnswered(Database database, String question) {
        var answer = new Thread(database).ask(question);
        assertThat(answer.suggestions()).hasSize(3).doesNotHaveDuplicates().doesNotContain(question);
        for (var suggestion : answer.suggestions()) {
            var thread = new Thread(database);
            thread.ask(question);
            assertThat(thread.ask(suggestion)).as(suggestion)
                    .satisfies(next -> assertThat(next.status()).isEqualTo(Answer.Status.ANSWERED))
                    .satisfies(next -> assertThat(next.confidence()).isGreaterThanOrEqualTo(THRESHOLD))
                    .satisfies(next -> assertThat(next.receipt().planHash()).isNotNull()
                            .isNotEqualTo(answer.receipt().planHash()));
        }
    }

    /** A conversation about a database. */
    private record Thread(AgentService agent, String id) {

        Thread(Database database) {
            this(AgentService.with(new EmbeddedChatModel(CACHE, THRESHOLD), Estate.only(database))
                    .conversations(new InMemoryConversations(Clock.systemUTC())).editors(ENGINE::editor)
                    .foresight(FORESIGHT).build(),
                    UUID.randomUUID().toString());
        }

        Answer ask(String question) {
            return agent.processQuestion(new AgentQuestion(question, id, null, List.of()));
        }
    }

    private static Path shop() throws SQLException {
        var file = folder.resolve("shop.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT, email TEXT,"
                    + " api_token TEXT)");
            statement.execute("INSERT INTO customers VALUES (1,'Ada','Lyon','ada@a.org','sk-1'),"
                    + "(2,'Bo','Lyon','bo@a.org','sk-1'),(3,'Cy','Cork','cy@a.org','sk-2'),"
                    + "(4,'Di','Cork','di@a.org','sk-2'),(5,'Ed','Lyon','ed@a.org','sk-2'),"
                    + "(6,'Flo','Bonn','flo@a.org','sk-2')");
            statement.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY,"
                    + " customer_id INTEGER REFERENCES customers (id), ordered_on DATE, amount REAL)");
            statement.execute("INSERT INTO orders VALUES (1,1,'2026-05-03',10.5),(2,1,'2026-05-20',20),"
                    + "(3,2,'2026-04-11',5),(4,3,'2026-06-02',7),(5,4,'2026-06-03',9),(6,5,'2026-03-03',11),"
                    + "(7,6,'2026-04-04',3)");
        }
        return file;
    }

    private static Database open(String name, Path file) {
        var database = JdbcDatabases.open(new DatabaseSource("test", name, new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT.withAsOf(TODAY));
        assertThat(database.awaitValues(Duration.ofMinutes(1))).isTrue();
        return database;
    }
}
