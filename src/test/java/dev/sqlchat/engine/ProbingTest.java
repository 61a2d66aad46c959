package dev.sqlchat.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.engine.probing.Probe;

import static org.assertj.core.api.Assertions.assertThat;

/** What the first readings find decides with the words which of them is meant, and how sure that is. */
class ProbingTest {

    private static final String QUESTION = "names in France";
    private static final Found NOTHING = new Found.Rows(List.of(), "0");

    @TempDir
    private static Path folder;
    private static Catalog catalog;

    private final QuestionEngine engine = new QuestionEngine();
    private final List<Reading> untried = readings(Probe.NONE);

    @BeforeAll
    static void open() throws SQLException {
        try (var fixture = Fixture.open(folder)) {
            catalog = fixture.catalog("bakery");
        }
    }

    @Test
    void takesTheNextReadingWhereTheFirstFindsNothing() {
        assertThat(best(Map.of(sql(0), NOTHING, sql(1), rows("Hector")))).isEqualTo(sql(1));
    }

    @Test
    void takesTheNextReadingWhereTheFirstCannotBeRun() {
        assertThat(best(Map.of(sql(0), new Found.Refused(), sql(1), rows("Hector")))).isEqualTo(sql(1));
    }

    @Test
    void keepsTheOrderWhereNoneFindsAnything() {
        assertThat(readings((sql, tables) -> NOTHING)).extracting(Reading::sql).startsWith(sql(0), sql(1));
    }

    @Test
    void isSurerWhenTheOthersFindTheSame() {
        var agreed = readings((sql, tables) -> rows("Hector"));
        var alone = readings((sql, tables) -> sql.equals(sql(0)) ? rows("Hector") : rows(sql));

        assertThat(agreed.getFirst().confidence()).isGreaterThan(alone.getFirst().confidence());
    }

    @Test
    void staysAsItIsWhereNothingIsKnown() {
        assertThat(readings((sql, tables) -> new Found.Unknown())).isEqualTo(untried);
    }

    @Test
    void looksAtAFewOnly() {
        var tried = new ArrayList<String>();
        readings((sql, tables) -> {
            tried.add(sql);
            return new Found.Unknown();
        });

        assertThat(tried).hasSizeLessThanOrEqualTo(4).startsWith(sql(0));
    }

    private String best(Map<String, Found> found) {
        return readings((sql, tables) -> found.getOrDefault(sql, NOTHING)).getFirst().sql();
    }

    private String sql(int place) {
        return untried.get(place).sql();
    }

    private static Found rows(String name) {
        return new Found.Rows(List.of(List.of(name)), name);
    }

    private List<Reading> readings(Probe probe) {
        return ((Interpretation.Understood) engine
                .interpret(new Question(QUESTION, catalog, Fixture.TODAY, null, List.of(), probe))).readings();
    }
}
