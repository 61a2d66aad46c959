package dev.sqlchat.engine.editing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.engine.Fixture;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.writing.SqlWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** Edits of plans that compute with two numbers: what changes for one changes for the other where it has to. */
class ShareEditsTest {

    private static final String EMERGENCIES = "What share of visits were emergencies?";

    @TempDir
    static Path folder;

    private static Fixture fixture;

    @BeforeAll
    static void open() throws SQLException {
        fixture = Fixture.open(folder);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clinic | What share of visits were emergencies?
            bakery | What percentage of pastries are vegan?
            bakery | What share of purchases were delivered?
            bakery | What percentage of purchases are from Lyon?
            bakery | How many more cafes are there in France than in Italy?
            clinic | What percentage of animals are dogs?
            clinic | What share of animals belong to owners in Dunmore?
            ferries | What share of sailings were cancelled?
            ferries | What percentage of sailings were with the Northern Light?
            """)
    void findTheSameInOneQuery(String database, String question) {
        var plan = (Select) plan(database, question);
        var together = SameRows.of(plan, SchemaProfile.of(fixture.catalog(database)));

        assertThat(together).isNotEqualTo(plan);
        assertThat(rows(database, together)).isEqualTo(rows(database, plan));
    }

    @Test
    void haveParts() {
        var parts = parts("clinic", "What percentage of animals are dogs?");

        assertThat(parts.parts()).extracting(Part::field).containsExactly("measure", "filter:1");
        assertThat(parts.parts()).extracting(Part::text).containsExactly("percent of the number of animals",
                "of which species is dog");
        assertThat(parts.parts().getLast()).satisfies(part -> assertThat(part.removable()).isTrue())
                .satisfies(part -> assertThat(part.alternatives()).contains("cat", "rabbit").doesNotContain("dog"));
        assertThat(parts.additions()).extracting(Addition::field).contains("group", "owners.town");
    }

    @Test
    void areOfAnotherPart() {
        var cats = edited("clinic", "What percentage of animals are dogs?", new PlanEdit.Replace("filter:1", "cat"));

        assertThat(rows("clinic", cats))
                .isEqualTo(rows("clinic", plan("clinic", "What percentage of animals are cats?")));
    }

    @Test
    void areTheTotalWithoutTheirPart() {
        var all = edited("clinic", "What percentage of animals are dogs?", new PlanEdit.Remove("filter:1"));

        assertThat(sql("clinic", all)).isEqualTo("SELECT COUNT(*) AS count FROM animals");
    }

    @Test
    void areRestrictedOnBothSides() {
        assertThat(share(edited("clinic", EMERGENCIES, new PlanEdit.Add("visits.reason", "injury"))))
                .isEqualTo(share("emergency = 1", "reason = 'injury'"));
        assertThat(share(edited("clinic", EMERGENCIES, new PlanEdit.Add("time", "2025"))))
                .isEqualTo(share("emergency = 1", "visited_on >= '2025-01-01' AND visited_on < '2026-01-01'"));
    }

    @Test
    void areGroupedOnBothSides() {
        var bySpecies = edited("clinic", EMERGENCIES, new PlanEdit.Add("group", "reason"));

        assertThat(sql("clinic", bySpecies)).startsWith(
                "SELECT reason, 100.0 * COUNT(CASE WHEN emergency = 1 THEN 1 END) / COUNT(*) AS percent FROM visits")
                .contains("GROUP BY reason");
        assertThat(editor("clinic").edit(bySpecies, List.of(new PlanEdit.Remove("group:1")), Fixture.TODAY))
                .isInstanceOfSatisfying(Edited.Changed.class, changed -> assertThat(rows("clinic", changed.plan()))
                        .isEqualTo(rows("clinic", plan("clinic", EMERGENCIES))));
    }

    @Test
    void losesTheTablesOfAPartThatIsGone() {
        var question = "What percentage of purchases are from Lyon?";

        assertThat(sql("bakery", edited("bakery", question, new PlanEdit.Replace("filter:1", "Bremen"))))
                .contains("LEFT JOIN cafes").contains("'Bremen'");
        assertThat(sql("bakery", edited("bakery", question, new PlanEdit.Remove("filter:1"))))
                .isEqualTo("SELECT COUNT(*) AS count FROM purchases");
    }

    @Test
    void compareOtherValues() {
        var question = "How many more cafes are there in France than in Italy?";
        var parts = parts("bakery", question).parts();

        assertThat(parts).extracting(Part::text).contains("first: country is France", "second: country is Italy");
        assertThat(rows("bakery", edited("bakery", question, new PlanEdit.Replace("filter:2", "Germany"))))
                .isEqualTo(rows("bakery",
                        plan("bakery", "How many more cafes are there in France than in Germany?")));
    }

    @Test
    void leaveTwoNumbersToCompare() {
        var question = "How many more cafes are there in France than in Italy?";
        var first = parts("bakery", question).parts().get(1);

        assertThat(first.removable()).isFalse();
        assertThat(first.alternatives()).contains("Germany").doesNotContain("France", "Italy");
        assertThat(editor("bakery").edit(plan("bakery", question), List.of(new PlanEdit.Replace("filter:1", "Italy")),
                Fixture.TODAY)).isInstanceOf(Edited.NotPossible.class);
    }

    @Test
    void compareOtherTimes() {
        var question = "How much higher was the total delivery fee in May 2026 than in April 2026?";
        var parts = parts("bakery", question);

        assertThat(parts.parts()).extracting(Part::text).endsWith("first: in May 2026", "second: in April 2026");
        assertThat(parts.parts().getLast().removable()).isFalse();
        assertThat(parts.parts().getLast().alternatives()).contains("last year").doesNotContain("last month",
                "all time");
        assertThat(parts.additions()).filteredOn(addition -> addition.field().equals("group"))
                .allSatisfy(group -> assertThat(group.alternatives()).contains("status").doesNotContain("month"));
        assertThat(rows("bakery", edited("bakery", question, new PlanEdit.Replace("time:2", "March 2026"))))
                .isEqualTo(rows("bakery", plan("bakery",
                        "How much higher was the total delivery fee in May 2026 than in March 2026?")));
    }

    private static List<List<String>> share(QueryPlan plan) {
        return rows("clinic", plan);
    }

    private static List<List<String>> share(String part, String where) {
        return fixture.rows("clinic", "SELECT 100.0 * COUNT(CASE WHEN %s THEN 1 END) / COUNT(*) FROM visits WHERE %s"
                .formatted(part, where));
    }

    private static QueryPlan plan(String database, String question) {
        return ((Interpretation.Understood) fixture.ask(database, question)).best().plan();
    }

    private static PlanEditor editor(String database) {
        return PlanEditors.UNPREPARED.over(fixture.catalog(database));
    }

    private static PlanParts parts(String database, String question) {
        return editor(database).parts(plan(database, question), Fixture.TODAY);
    }

    private static QueryPlan edited(String database, String question, PlanEdit edit) {
        var edited = editor(database).edit(plan(database, question), List.of(edit), Fixture.TODAY);
        assertThat(edited).isInstanceOf(Edited.Changed.class);
        return ((Edited.Changed) edited).plan();
    }

    private static String sql(String database, QueryPlan plan) {
        return SqlWriter.write(plan, fixture.catalog(database));
    }

    private static List<List<String>> rows(String database, QueryPlan plan) {
        return fixture.rows(database, sql(database, plan));
    }
}
