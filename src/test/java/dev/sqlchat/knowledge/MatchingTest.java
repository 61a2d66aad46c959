package dev.sqlchat.knowledge;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.Fixture;
import dev.sqlchat.knowledge.VerifiedQuery.Deed;
import dev.sqlchat.knowledge.VerifiedQuery.State;
import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.text.TextResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which questions a verified query answers, and which it must not; the cases are in {@code matching.txt}. */
class MatchingTest {

    private static final LocalDate TODAY = Fixture.TODAY;

    @TempDir
    private static Path folder;

    private static Fixture fixture;
    private static Database sample;

    record Case(String database, String question, String sql, LocalDate day, String asked, List<String> texts) {

        @Override
        public String toString() {
            return "%s: %s <- %s%s".formatted(database, question, day.equals(TODAY) ? "" : day + " ", asked)
                    + (texts.isEmpty() ? " (no)" : "");
        }
    }

    @BeforeAll
    static void open() throws SQLException {
        fixture = Fixture.open(folder);
        SampleDatabase.create(folder.resolve("sample.db"), TODAY);
        sample = JdbcDatabases.open(
                new DatabaseSource("test", "sample", new DatabaseUrl.Sqlite(folder.resolve("sample.db"))),
                DatabaseSettings.DEFAULT);
        assertThat(sample.awaitValues(Duration.ofMinutes(1))).isTrue();
    }

    @AfterAll
    static void close() {
        fixture.close();
        sample.close();
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        String database = "";
        String question = "";
        String sql = "";
        for (var line : TextResource.lines(MatchingTest.class, "matching.txt")) {
            var rest = line.substring(2).strip();
            switch (line.charAt(0)) {
                case '@' -> database = rest;
                case 'Q' -> question = rest;
                case 'S' -> sql = rest;
                default -> cases.add(read(database, question, sql, line.charAt(0) == '=', rest));
            }
        }
        return cases.stream();
    }

    private static Case read(String database, String question, String sql, boolean matches, String rest) {
        boolean dated = rest.startsWith("[");
        var day = dated ? LocalDate.parse(rest.substring(1, 11)) : TODAY;
        var parts = (dated ? rest.substring(12).strip() : rest).split(" -> ");
        return new Case(database, question, sql, day, parts[0],
                matches ? Arrays.asList(parts[1].split("\\|")) : List.of());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersOnlyWhatItWasVerifiedFor(Case one) {
        var catalog = catalog(one.database());
        var match = Patterns.none(catalog).with(List.of(verified("1", one.question(), one.sql())), catalog, 1)
                .match(new Asked(one.asked(), one.day(), catalog));

        if (one.texts().isEmpty()) {
            assertThat(match).isEmpty();
        } else {
            assertThat(match).isPresent();
            assertThat(match.orElseThrow().sql()).contains(one.texts());
            assertThat(new Guard(catalog, Policy.EVERYTHING).check(match.orElseThrow().sql()))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void twoThatDisagreeAnswerNothingButTheirOwnQuestions() {
        var catalog = catalog("bakery");
        var patterns = Patterns.none(catalog).with(List.of(
                verified("1", "How many cafes are in Lyon?", "SELECT COUNT(*) FROM cafes WHERE city = 'Lyon'"),
                verified("2", "How many cafes are in Cork?",
                        "SELECT COUNT(*) FROM cafes WHERE city = 'Cork' AND has_terrace = 0")),
                catalog, 1);

        assertThat(patterns.match(new Asked("How many cafes are in Bremen?", TODAY, catalog))).isEmpty();
        assertThat(patterns.match(new Asked("How many cafes are in Cork?", TODAY, catalog)).orElseThrow().sql())
                .contains("has_terrace");
        assertThat(patterns.match(new Asked("How many cafes are in Lyon?", TODAY, catalog)).orElseThrow().sql())
                .doesNotContain("has_terrace");
    }

    @Test
    void namesSimilarQuestionsAsExamples() {
        var catalog = catalog("bakery");
        var patterns = Patterns.none(catalog).with(List.of(
                verified("1", "How many cafes are in Lyon?", "SELECT COUNT(*) FROM cafes WHERE city = 'Lyon'"),
                verified("2", "Which mills are old?", "SELECT name FROM mills")), catalog, 1);

        assertThat(patterns.similar(new Asked("Which cafes are in Lyon and sell knots?", TODAY, catalog)))
                .singleElement().satisfies(example -> assertThat(example.sql()).contains("cafes"));
    }

    @Test
    void anUnmatchedQuestionPaysLittle() {
        var catalog = catalog("sample");
        var queries = IntStream.range(0, 1_000).mapToObj(at -> verified(Integer.toString(at),
                "How many running resources of kind %d are in westeurope in May 2026?".formatted(at),
                "SELECT COUNT(*) FROM resources WHERE status = 'running' AND location = 'westeurope' AND created_on >="
                        + " '2026-05-01' AND created_on < '2026-06-01'"))
                .toList();
        var patterns = Patterns.none(catalog).with(queries, catalog, 1);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 200; round++) {
            long start = System.nanoTime();
            var asked = new Asked("How many running resources of kind x are in westeurope in May 2026?", TODAY,
                    catalog);
            assertThat(patterns.match(asked)).isEmpty();
            assertThat(patterns.similar(asked)).hasSizeLessThanOrEqualTo(3);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(1));
    }

    private static Catalog catalog(String database) {
        return database.equals("sample") ? sample.catalog() : fixture.catalog(database);
    }

    static VerifiedQuery verified(String id, String question, String sql) {
        return new VerifiedQuery(id, "test", question, QuestionWords.of(question).form(), sql, TODAY,
                new Fingerprint("", 0), null, State.VERIFIED, null, new Deed(null, Instant.EPOCH), null, null);
    }
}
