package dev.sqlchat.engine.linking;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.linking.NameIndex.TableLink;
import dev.sqlchat.engine.linking.Symbol.ColumnLink;
import dev.sqlchat.engine.schema.SchemaProfile;

import static org.assertj.core.api.Assertions.assertThat;

class NameIndexTest {

    private static final NameIndex NAMES = new NameIndex(SchemaProfile.of(TestSchema.of("""
            harbour: harbour_id integer pk, harbour_name text, water_depth decimal
            harbour_pilot: pilot_id integer pk, full_name text, monthly_wage decimal, harbour_id integer
            tugboat: tugboat_id integer pk, name text, engine_power integer
            key: harbour_pilot(harbour_id) -> harbour(harbour_id)
            """).catalog()), Vocabulary.english());

    @Test
    void findsATableByItsWholeName() {
        assertThat(NAMES.tables(List.of("harbour", "pilot"))).first().satisfies(link -> {
            assertThat(name(link)).isEqualTo("harbour_pilot");
            assertThat(link.score()).isEqualTo(1);
        });
    }

    @Test
    void prefersTheWholeNameToAPartOfALongerOne() {
        assertThat(NAMES.tables(List.of("harbour"))).extracting(NameIndexTest::name)
                .containsExactly("harbour", "harbour_pilot");
    }

    @Test
    void findsATableByTheLastWordOfItsName() {
        assertThat(NAMES.tables(List.of("pilot"))).extracting(NameIndexTest::name).contains("harbour_pilot");
    }

    @Test
    void findsATableByAWordOfTheSameFamily() {
        assertThat(NAMES.tables(List.of("piloting"))).extracting(NameIndexTest::name).contains("harbour_pilot");
    }

    @Test
    void findsANameWrittenTogetherInTheSchemaAndApartInTheQuestion() {
        assertThat(NAMES.tables(List.of("tug", "boat"))).first().satisfies(link -> {
            assertThat(name(link)).isEqualTo("tugboat");
            assertThat(link.score()).isBetween(0.9, 1.0);
        });
    }

    @Test
    void findsAColumnByItsNameWithoutThatOfItsTable() {
        assertThat(NAMES.columns(List.of("name"))).extracting(NameIndexTest::name).startsWith("tugboat.name")
                .contains("harbour.harbour_name", "harbour_pilot.full_name");
    }

    @Test
    void findsAColumnByAPartOfItsName() {
        assertThat(NAMES.columns(List.of("depth"))).extracting(NameIndexTest::name).containsExactly(
                "harbour.water_depth");
        assertThat(NAMES.columns(List.of("depth")).getFirst().score()).isBetween(0.5, 0.9);
    }

    @Test
    void findsAColumnByAWordThatMeansTheSame() {
        assertThat(NAMES.columns(List.of("salary"))).extracting(NameIndexTest::name)
                .contains("harbour_pilot.monthly_wage");
        assertThat(NAMES.columns(List.of("monthly", "salary"))).extracting(NameIndexTest::name)
                .contains("harbour_pilot.monthly_wage");
    }

    @Test
    void sortsByHowWellTheNameFits() {
        assertThat(NAMES.columns(List.of("harbour"))).extracting(ColumnLink::score)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void findsNothingForWordsThatNoNameHas() {
        assertThat(NAMES.tables(List.of("zebra"))).isEmpty();
        assertThat(NAMES.columns(List.of("zebra", "stripe"))).isEmpty();
    }

    private static String name(TableLink link) {
        return link.table().name().name();
    }

    private static String name(ColumnLink link) {
        return link.column().table().name() + "." + link.column().ref().column();
    }
}
