package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.sql.SqlFilters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FirstQuestionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final double THRESHOLD = 0.6;

    @TempDir
    Path folder;

    private final QuestionEngine engine = new QuestionEngine();
    private final AtomicInteger read = new AtomicInteger();
    private final Interpreter counting = question -> {
        read.incrementAndGet();
        return engine.interpret(question);
    };
    private final FirstQuestions questions = new FirstQuestions(counting, THRESHOLD, Duration.ofSeconds(3),
            SqlFilters.NONE);

    @Test
    void areSixOfDifferentKindsThatTheEngineAnswers() {
        var file = folder.resolve("sample.db");
        SampleDatabase.create(file, TODAY);
        try (var sample = open(file)) {
            var found = questions.of(sample, "local");
            assertThat(found).hasSize(6).doesNotHaveDuplicates()
                    .contains("What is the total cost per month?", "Which 5 resources have the highest total cost?")
                    .anyMatch(question -> question.contains("for the last 3 months"))
                    .anyMatch(question -> question.startsWith("How many ") && question.contains(" per "))
                    .anyMatch(question -> question.startsWith("What is the average "));
            found.forEach(question -> assertThat(ask(sample, question)).as(question)
                    .satisfies(answer -> assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED))
                    .satisfies(answer -> assertThat(answer.confidence()).isGreaterThanOrEqualTo(THRESHOLD))
                    .satisfies(answer -> assertThat(answer.rows()).isNotEmpty()));
        }
    }

    @Test
    void areFoundOnceAndTheSameEverywhere() throws SQLException {
        try (var shop = shop()) {
            var found = questions.of(shop, "local");
            var once = read.get();
            assertThat(questions.of(shop, "local")).isEqualTo(found);
            assertThat(read).hasValue(once);
            assertThat(new FirstQuestions(new QuestionEngine(), THRESHOLD, Duration.ofSeconds(3), SqlFilters.NONE)
                    .of(shop, "somebody else")).isEqualTo(found);
            shop.refresh();
            assertThat(questions.of(shop, "local")).isEqualTo(found);
            assertThat(read).hasValueGreaterThan(once);
        }
    }

    @Test
    void useFrequentValuesButNoSecretNoAddressAndNoLongText() throws SQLException {
        try (var shop = shop()) {
            var found = questions.of(shop, "local");
            assertThat(found).contains("How many customers are in Lyon?").allSatisfy(question -> assertThat(question)
                    .doesNotContain("@").doesNotContain("sk-").doesNotContain("flat").doesNotContain("password"));
        }
    }

    @Test
    void leaveOutTablesThatOnlyTieOthersAndThoseOfPrograms() throws SQLException {
        try (var shop = shop()) {
            assertThat(String.join(" ", questions.of(shop, "local"))).doesNotContain("customer tag")
                    .doesNotContain("flyway");
        }
    }

    @Test
    void areFewerWhereThereIsLittleToAsk() throws SQLException {
        try (var empty = database("empty")) {
            assertThat(questions.of(empty, "local")).isEmpty();
        }
        try (var one = database("one", "CREATE TABLE planets (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO planets VALUES (1, 'Mars'), (2, 'Venus')")) {
            assertThat(questions.of(one, "local")).containsExactly("How many planets are there?");
        }
    }

    @Test
    void areFoundWhereNamesHaveNoLetters() throws SQLException {
        try (var odd = database("odd",
                "CREATE TABLE \"-\" (id INTEGER PRIMARY KEY, \"#\" INTEGER, \"%\" REAL, \" \" TEXT)",
                "INSERT INTO \"-\" VALUES (1, 2, 0.5, 'a'), (2, 3, 0.7, 'b'), (3, 4, 0.7, 'b')",
                "CREATE TABLE planets (id INTEGER PRIMARY KEY, name TEXT, \"%\" REAL)",
                "INSERT INTO planets VALUES (1, 'Mars', 1.5), (2, 'Venus', 2)")) {
            assertThat(questions.of(odd, "local")).contains("How many planets are there?");
        }
    }

    @Test
    void areFoundForEachUserWhereFiltersDecide() throws SQLException {
        var forAda = new FirstQuestions(counting, THRESHOLD, Duration.ofSeconds(3), new SqlFilters(List.of(
                (query, context) -> {
                    if (!context.user().equals("ada")) {
                        throw new IllegalStateException("not yours");
                    }
                    return query.sql();
                })));
        try (var shop = shop()) {
            assertThat(forAda.of(shop, "bob")).isEmpty();
            assertThat(forAda.of(shop, "ada")).isNotEmpty();
            var once = read.get();
            assertThat(forAda.of(shop, "bob")).isEmpty();
            assertThat(read).hasValue(once);
        }
    }

    /** Two names that a hash map keeps at one place. */
    @Test
    void doNotWaitForThoseOfAnotherDatabase() throws Exception {
        var slow = new CountDownLatch(1);
        var both = new FirstQuestions(question -> {
            if (question.catalog().database().equals("Aa")) {
                await(slow);
            }
            return engine.interpret(question);
        }, THRESHOLD, Duration.ofSeconds(3), SqlFilters.NONE);
        try (var first = planets("Aa"); var second = planets("BB"); var workers = Executors.newCachedThreadPool()) {
            var waiting = workers.submit(() -> both.of(first, "local"));
            var sameWaiting = workers.submit(() -> both.of(first, "local"));
            try {
                Thread.sleep(200);
                assertThat(workers.submit(() -> both.of(second, "local")).get(30, TimeUnit.SECONDS)).isNotEmpty();
                assertThat(waiting.isDone()).isFalse();
            } finally {
                slow.countDown();
            }
            assertThat(waiting.get()).isNotEmpty().isEqualTo(sameWaiting.get());
        }
    }

    @Test
    void areThoseThatWereFoundInTime() throws SQLException {
        Interpreter slow = question -> {
            read.incrementAndGet();
            await(Duration.ofMillis(600));
            return engine.interpret(question);
        };
        var hurried = new FirstQuestions(new FirstQuestionSearch(slow, THRESHOLD, Duration.ofSeconds(3),
                SqlFilters.NONE, Duration.ofSeconds(2)));
        try (var shop = shop()) {
            hurried.of(shop, "local");
            assertThat(read).hasValueBetween(1, 4);
        }
    }

    @Test
    void areFoundAnewAfterAFault() throws SQLException {
        var broken = new FirstQuestions(question -> {
            if (read.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return engine.interpret(question);
        }, THRESHOLD, Duration.ofSeconds(3), SqlFilters.NONE);
        try (var shop = shop()) {
            assertThatThrownBy(() -> broken.of(shop, "local")).hasMessage("once");
            assertThat(broken.of(shop, "local")).isNotEmpty();
        }
    }

    @Test
    void areFoundAnewWhereFindingThemWasInterrupted() throws SQLException {
        try (var shop = shop()) {
            Thread.currentThread().interrupt();
            assertThat(questions.of(shop, "local")).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(questions.of(shop, "local")).isNotEmpty();
        }
    }

    @Test
    void areNoneWhereNoQueryMayRun() throws SQLException {
        var closed = new FirstQuestions(counting, THRESHOLD, Duration.ofSeconds(3), new SqlFilters(List.of(
                (query, context) -> {
                    throw new IllegalStateException("closed");
                })));
        try (var shop = shop()) {
            assertThat(closed.of(shop, "local")).isEmpty();
        }
    }

    @Test
    void saySomethingDifferentEach() throws SQLException {
        try (var shop = shop()) {
            var sql = new HashSet<String>();
            assertThat(questions.of(shop, "local")).allMatch(question -> sql.add(ask(shop, question).sql()));
        }
    }

    @Test
    void areExamplesForWhoAsksForHelp() throws SQLException {
        try (var shop = shop()) {
            assertThat(ask(shop, "What can I ask?").answer()).startsWith("You can ask in plain words about ")
                    .contains(" For example: “What is the total order amount per month?”, “");
        }
        try (var empty = database("empty")) {
            assertThat(ask(empty, "What can I ask?").answer()).doesNotContain("For example");
        }
    }

    private static Answer ask(Database database, String question) {
        return AgentService.with(new EmbeddedChatModel(new QuestionEngine(), THRESHOLD), Estate.only(database)).build()
                .processQuestion(new AgentQuestion(question, null, null, List.of()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Database planets(String name) throws SQLException {
        return database(name, "CREATE TABLE planets (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO planets VALUES (1, 'Mars'), (2, 'Venus')");
    }

    private Database shop() throws SQLException {
        return database("shop",
                "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT, email TEXT, api_token TEXT, note TEXT)",
                "INSERT INTO customers VALUES (1,'Ada','Lyon','ada@a.org','sk-1','flat 1'),"
                        + "(2,'Bo','Lyon','bo@a.org','sk-1','flat 1'),(3,'Cy','Cork','cy@a.org','sk-2','flat 2'),"
                        + "(4,'Di','Cork','di@a.org','sk-2','flat 2'),(5,'Ed','Lyon','ed@a.org','sk-2','flat 2'),"
                        + "(6,'Flo','Bonn','flo@a.org','sk-2','flat 2')",
                "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO tags VALUES (1,'new'),(2,'old')",
                "CREATE TABLE customer_tags (customer_id INTEGER REFERENCES customers (id),"
                        + " tag_id INTEGER REFERENCES tags (id))",
                "INSERT INTO customer_tags VALUES (1,1),(2,2),(3,2)",
                "CREATE TABLE flyway_schema_history (id INTEGER PRIMARY KEY, script TEXT)",
                "INSERT INTO flyway_schema_history VALUES (1,'a'),(2,'b')",
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id),"
                        + " ordered_on DATE, amount REAL)",
                "INSERT INTO orders VALUES (1,1,'2026-05-03',10.5),(2,1,'2026-05-20',20),(3,2,'2026-04-11',5),"
                        + "(4,3,'2026-06-02',7),(5,4,'2026-06-03',9),(6,5,'2026-03-03',11),(7,6,'2026-04-04',3)");
    }

    private Database database(String name, String... statements) throws SQLException {
        var file = folder.resolve(name + ".db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        return open(file);
    }

    private static Database open(Path file) {
        var source = new DatabaseSource("test", file.getFileName().toString().replace(".db", ""),
                new DatabaseUrl.Sqlite(file));
        var database = JdbcDatabases.open(source, DatabaseSettings.DEFAULT.withAsOf(TODAY));
        assertThat(database.awaitValues(Duration.ofMinutes(1))).isTrue();
        return database;
    }
}
