package dev.sqlchat.engine.linking;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.InMemoryValueIndex;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.schema.SchemaProfile;

import static org.assertj.core.api.Assertions.assertThat;

class LinkerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Linker LINKER = new Linker(SchemaProfile.of(catalog()));

    private static Catalog catalog() {
        var values = InMemoryValueIndex.builder();
        values.add(new ColumnRef(TableName.of("orchards"), "village"), List.of("Upper Ebbing", "Norway", "Holt"));
        values.add(new ColumnRef(TableName.of("orchards"), "name"), List.of("Plum Corner", "Old Wall"));
        return TestSchema.of("""
                orchards: orchard_id integer pk, name text, village text, tree_count integer, area decimal
                harvests: harvest_id integer pk, orchard_id integer, picked_on date, weight_kg decimal
                key: harvests(orchard_id) -> orchards(orchard_id)
                """).catalog().withValues(values.build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many orchards are in Upper Ebbing?",
            "average weight of harvests per orchard in May 2026",
            "asdf, qwer; zxcv!", "orchards whose name is \"Old Wall\" or 'nothing'",
            "the oldest of 3 or more than 1,000",
            "?", "Norwegian orchards with at least twenty trees, sorted by area descending"})
    void dividesAQuestionWithoutGaps(String question) {
        assertThat(LINKER.tag(question, TODAY)).isNotEmpty().allSatisfy(tagging -> {
            int at = 0;
            for (var symbol : tagging.symbols()) {
                assertThat(symbol.span().start()).isEqualTo(at);
                assertThat(symbol.score()).isBetween(0.0, 1.1);
                at = symbol.span().end();
            }
            assertThat(at).isEqualTo(tagging.tokens().size());
        });
    }

    @Test
    void givesTheLikeliestDivisionFirst() {
        assertThat(LINKER.tag("orchards in Upper Ebbing with an area over 3", TODAY)).extracting(Tagging::score)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void takesAValueOfTwoWordsAsOne() {
        assertThat(best("orchards in Upper Ebbing", Symbol.Value.class)).singleElement().satisfies(value -> {
            assertThat(value.text()).isEqualTo("Upper Ebbing");
            assertThat(value.matches().getFirst().column().column()).isEqualTo("village");
        });
    }

    @Test
    void findsAPlaceByTheNameOfItsPeople() {
        assertThat(best("Norwegian orchards", Symbol.Value.class)).singleElement()
                .satisfies(value -> assertThat(value.matches().getFirst().value()).isEqualTo("Norway"));
    }

    @Test
    void findsAValueThatIsMisspelt() {
        assertThat(best("orchards in Uper Ebbing", Symbol.Value.class)).isNotEmpty().first()
                .satisfies(value -> assertThat(value.matches().getFirst().value()).isEqualTo("Upper Ebbing"));
    }

    @Test
    void keepsQuotedTextThatNoValueEquals() {
        assertThat(best("orchards in 'Atlantis'", Symbol.Quoted.class)).extracting(Symbol.Quoted::text)
                .containsExactly("Atlantis");
    }

    @Test
    void findsNumbersDatesAndCues() {
        var question = "how many harvests weigh more than 20 in May 2026";

        assertThat(best(question, Symbol.Numeral.class)).extracting(numeral -> numeral.value().intValue())
                .containsExactly(20);
        assertThat(best(question, Symbol.Days.class)).extracting(Symbol.Days::from)
                .containsExactly(LocalDate.of(2026, 5, 1));
        assertThat(best(question, Symbol.Structure.class)).extracting(Symbol.Structure::cue).contains(Cue.COUNT,
                Cue.MORE);
    }

    @Test
    void tellsHowFarAnAdjectiveGoes() {
        assertThat(best("the largest orchard", Symbol.Adjectival.class)).extracting(Symbol.Adjectival::degree)
                .containsExactly(Symbol.Degree.SUPERLATIVE);
        assertThat(best("orchards larger than 3", Symbol.Adjectival.class)).extracting(Symbol.Adjectival::degree)
                .containsExactly(Symbol.Degree.COMPARATIVE);
    }

    @Test
    void saysWhichWordsItDoesNotKnow() {
        assertThat(LINKER.tag("orchards with purple zebras", TODAY).getFirst().unknown())
                .containsExactly("purple", "zebras");
    }

    @Test
    void givesTheWordsOfASpanAsWritten() {
        var tagging = LINKER.tag("Orchards in Upper Ebbing", TODAY).getFirst();

        assertThat(tagging.text(new Span(2, 4))).isEqualTo("Upper Ebbing");
        assertThat(new Span(0, 2).touches(new Span(1, 3))).isTrue();
        assertThat(new Span(0, 2).touches(new Span(2, 3))).isFalse();
    }

    private static <T extends Symbol> List<T> best(String question, Class<T> kind) {
        return LINKER.tag(question, TODAY).getFirst().symbols().stream().filter(kind::isInstance).map(kind::cast)
                .toList();
    }
}
