package dev.sqlchat.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.probing.Probe;
import dev.sqlchat.sample.LargeDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions over a database in which hundreds of tables share the names of columns and the values in them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ManyTablesTest {

    private static final LargeDatabase LARGE = new LargeDatabase(200, 4_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @TempDir
    private static Path folder;
    private static Database database;
    private final QuestionEngine engine = new QuestionEngine();

    @BeforeAll
    static void open() {
        Path file = folder.resolve("large.sqlite");
        LARGE.write(file);
        database = JdbcDatabases.open(new DatabaseSource("test", "large", new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT);
        assertThat(database.awaitValues(Duration.ofSeconds(30))).isTrue();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many finance sensors are there per average country? | finance_sensors | average_country
            What is the total fee of sales teams?                     | sales_teams     | fee
            Show the names of finance quotes whose net rating is fair | finance_quotes  | net_rating
            Show the names of sales courses whose channel is store    | sales_courses   | channel
            Which purchase vendor has the highest fee?                | purchase_vendors | fee
            Average tax of tasks in Helsinki                          | payroll_tasks   | tax
            How many sales patients are there per region?             | sales_patients  | region
            """)
    void findsTheTableThatTheWordsAreAbout(String question, String table, String column) {
        Reading best = interpret(question).best();
        assertThat(best.tables()).containsExactly(TableName.of(table));
        assertThat(best.sql()).contains(column);
    }

    @Test
    void answersSoon() {
        List<String> questions = LARGE.questions(60);
        questions.forEach(this::interpret);
        long start = System.nanoTime();
        questions.forEach(this::interpret);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(150 * questions.size()));
    }

    private Interpretation.Understood interpret(String question) {
        Catalog catalog = database.catalog();
        return (Interpretation.Understood) engine
                .interpret(new Question(question, catalog, TODAY, null, List.of(), Probe.NONE));
    }
}
