package dev.sqlchat.engine.dialogue;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.linking.Linker;
import dev.sqlchat.engine.schema.SchemaProfile;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceTest {

    private static final Linker LINKER = new Linker(SchemaProfile.of(TestSchema.of("""
            cafes: cafe_id integer pk, name text, country text, credit_limit decimal
            ferries: ferry_id integer pk, name text, capacity integer, shipyard text
            """).catalog()));

    @ParameterizedTest
    @ValueSource(strings = {"What are their names?", "only those with a terrace", "and in Ireland?", "by month instead",
            "how many is that?", "sort them by price", "what about below 2?", "top 3", "which of these have wifi?",
            "for each country", "Great! Now sort them", "What is the capacity of each of those ferries?",
            "How many are there?"})
    void leansOnTheQuestionBefore(String question) {
        assertThat(of(question).strength()).isGreaterThanOrEqualTo(0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which cafes in France have a credit limit above 900?",
            "Show the name of each ferry with its capacity and shipyard",
            "List the average credit limit of all cafes per country"})
    void standsAloneMoreThanAFollowUpDoes(String question) {
        assertThat(of(question).strength()).isLessThan(of("and what about Ireland?").strength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which cafes in France have a credit limit above 900?", "Cafes that are in France"})
    void doesNotLeanAtAllWithoutAnythingThatPointsBack(String question) {
        assertThat(of(question).strength()).isZero();
    }

    @Test
    void neverLeansMoreThanWholly() {
        assertThat(of("and of those?").strength()).isBetween(0.9, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"also show their city", "show the city too", "their city as well"})
    void addsToWhatWasShown(String question) {
        assertThat(of(question).is(Lean.ADDS)).isTrue();
    }

    @Test
    void replacesOnlyWhereItSaysInstead() {
        assertThat(of("by captain instead").is(Lean.INSTEAD)).isTrue();
        assertThat(of("by captain").leans()).doesNotContain(Lean.INSTEAD, Lean.ADDS);
    }

    @Test
    void takesAnEmptyQuestion() {
        assertThat(of("").leans()).isEmpty();
    }

    private static Reference of(String question) {
        return Reference.of(LINKER.tag(question, LocalDate.EPOCH).getFirst());
    }
}
