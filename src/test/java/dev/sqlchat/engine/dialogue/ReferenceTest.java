package dev.sqlchat.engine.dialogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.engine.language.Tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"What are their names?", "only those with a terrace", "and in Ireland?", "by month instead",
            "how many is that?", "sort them by price", "what about below 2?", "top 3", "which of these have wifi?",
            "for each country"})
    void leansOnTheQuestionBefore(String question) {
        assertThat(of(question).strength()).isGreaterThanOrEqualTo(0.4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which cafes in France have a credit limit above 900?",
            "Show the name of each ferry with its capacity and shipyard",
            "List the average weight of all animals per species"})
    void standsAloneMoreThanAFollowUpDoes(String question) {
        assertThat(of(question).strength()).isLessThan(of("and what about them?").strength());
    }

    @Test
    void doesNotLeanAtAllWithoutAnythingThatPointsBack() {
        assertThat(of("Which cafes in France have a credit limit above 900?").strength()).isZero();
    }

    @Test
    void neverLeansMoreThanWholly() {
        assertThat(of("and of those?").strength()).isBetween(0.9, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"also show their city", "show the city too", "their city as well"})
    void addsToWhatWasShown(String question) {
        assertThat(of(question).adds()).isTrue();
    }

    @Test
    void replacesOnlyWhereItSaysInstead() {
        assertThat(of("by captain instead").replaces()).isTrue();
        assertThat(of("by captain").replaces()).isFalse();
        assertThat(of("by captain").adds()).isFalse();
    }

    @Test
    void takesAnEmptyQuestion() {
        assertThat(of("").adds()).isFalse();
    }

    private static Reference of(String question) {
        return Reference.of(Tokenizer.tokenize(question));
    }
}
