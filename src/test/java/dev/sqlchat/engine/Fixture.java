package dev.sqlchat.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** The made-up databases of this folder, opened as the product opens a user's, with one engine over all of them. */
public final class Fixture implements AutoCloseable {

    public static final List<String> DATABASES = List.of("bakery", "clinic", "ferries", "towns");
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final QuestionEngine engine = new QuestionEngine();
    private final Map<String, Database> databases = new HashMap<>();

    private Fixture() {}

    /** @param folder where the database files go */
    public static Fixture open(Path folder) throws SQLException {
        var fixture = new Fixture();
        for (String name : DATABASES) {
            fixture.databases.put(name, open(folder.resolve(name + ".sqlite"), name));
        }
        return fixture;
    }

    private static Database open(Path file, String name) throws SQLException {
        fill(file, resource("databases/" + name + ".sql"));
        var source = new DatabaseSource("test", name, new DatabaseUrl.Sqlite(file));
        var database = JdbcDatabases.open(source, DatabaseSettings.DEFAULT.withAsOf(TODAY));
        assertThat(database.awaitValues(Duration.ofMinutes(1))).isTrue();
        return database;
    }

    private static void fill(Path file, String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String part : script.split(";\n")) {
                statement.execute(part);
            }
            connection.commit();
        }
    }

    /** A text of this package's test resources. */
    public static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Catalog catalog(String database) {
        return database(database).catalog();
    }

    public Interpretation ask(String database, String question) {
        return ask(catalog(database), List.of(question));
    }

    /** Asks the questions one after another in one conversation. */
    public Interpretation ask(String database, List<String> questions) {
        return ask(catalog(database), questions);
    }

    public Interpretation ask(Catalog catalog, List<String> questions) {
        Interpretation answer = interpret(catalog, questions.getFirst(), null);
        for (String question : questions.subList(1, questions.size())) {
            var previous = answer instanceof Interpretation.Understood understood ? understood.best() : null;
            answer = interpret(catalog, question, previous);
        }
        return answer;
    }

    private Interpretation interpret(Catalog catalog, String question, Reading previous) {
        return engine.interpret(
                new Question(question, catalog, TODAY, previous == null ? null : previous.plan(), List.of(),
                        (sql, tables) -> find(catalog.database(), sql)));
    }

    private Found find(String database, String sql) {
        return new Guard(catalog(database), Policy.EVERYTHING).check(sql) instanceof Verdict.Accepted(var query)
                && database(database).execute(query, Limits.DEFAULT) instanceof QueryOutcome.Completed(var result)
                        ? new Found.Rows(result.rows(), result.fingerprint())
                        : new Found.Refused();
    }

    /** The rows that the database gives for the text, cells as text; fails when the guard or the database refuses. */
    public List<List<String>> rows(String database, String sql) {
        assertThat(problem(database, sql)).as(sql).isEmpty();
        return ((QueryOutcome.Completed) run(database, sql)).result().rows().stream().map(Fixture::texts).toList();
    }

    /** Why the guard or the database refuses the text. */
    public Optional<String> problem(String database, String sql) {
        return switch (new Guard(catalog(database), Policy.EVERYTHING).check(sql)) {
            case Verdict.Refused refused -> Optional.of(refused.toString());
            case Verdict.Accepted(var query) ->
                Optional.of(database(database).execute(query, Limits.DEFAULT))
                        .filter(outcome -> !(outcome instanceof QueryOutcome.Completed)).map(Object::toString);
        };
    }

    private QueryOutcome run(String database, String sql) {
        var accepted = (Verdict.Accepted) new Guard(catalog(database), Policy.EVERYTHING).check(sql);
        return database(database).execute(accepted.query(), Limits.DEFAULT);
    }

    private static List<String> texts(List<Object> row) {
        var texts = new ArrayList<String>();
        row.forEach(cell -> texts.add(text(cell)));
        return texts;
    }

    /** Numbers alike however they are typed, truth values as numbers. */
    private static String text(Object cell) {
        return switch (cell) {
            case Boolean flag -> flag ? "1" : "0";
            case Number number ->
                new BigDecimal(number.toString()).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros()
                        .toPlainString();
            case null, default -> String.valueOf(cell);
        };
    }

    public Database database(String name) {
        return Objects.requireNonNull(databases.get(name), name);
    }

    @Override
    public void close() {
        databases.values().forEach(Database::close);
    }
}
