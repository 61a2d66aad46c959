package dev.sqlchat.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.exploring.Relevance;
import dev.sqlchat.engine.exploring.Relevance.StoredValue;
import dev.sqlchat.engine.probing.Probe;

import static org.assertj.core.api.Assertions.assertThat;

class ExplorationTest {

    @TempDir
    private static Path folder;

    private static Fixture fixture;

    @BeforeAll
    static void open() throws SQLException {
        fixture = Fixture.open(folder);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static Relevance explore(String question) {
        return new QuestionEngine().explore(new Question(question, fixture.catalog("bakery"), Fixture.TODAY, null,
                List.of(), Probe.NONE));
    }

    @Test
    void findsTheTablesColumnsAndValuesOfAQuestion() {
        var found = explore("How many cafes are in Lyon?");

        assertThat(found.tables().getFirst()).isEqualTo(TableName.of("cafes"));
        assertThat(found.named()).isPositive();
        assertThat(found.values()).extracting(StoredValue::value).contains("Lyon");
        assertThat(found.columns()).anyMatch(column -> column.column().equals("city"));
    }

    @Test
    void addsTheTablesBetween() {
        var found = explore("Total line total of the purchases of cafes in Lyon");

        assertThat(found.tables().subList(0, found.named())).contains(TableName.of("cafes"),
                TableName.of("purchases"), TableName.of("purchase_lines"));
    }

    @Test
    void tellsAllTablesThoseNearFirst() {
        var found = explore("How many cafes are there?");
        var all = fixture.catalog("bakery").tables();

        assertThat(found.tables()).hasSameSizeAs(all).doesNotHaveDuplicates();
        assertThat(found.tables().indexOf(TableName.of("purchases"))).isLessThan(all.size() - 1);
    }

    @Test
    void namesNothingWhereNoWordIsKnown() {
        var found = explore("xyzzy?");

        assertThat(found.named()).isZero();
        assertThat(found.values()).isEmpty();
        assertThat(found.tables()).hasSameSizeAs(fixture.catalog("bakery").tables());
    }
}
