package dev.sqlchat.engine.linking;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StemTest {

    @ParameterizedTest
    @CsvSource({"manager, management", "manager, manages", "shipper, shipping",
            "publisher, publishing", "treatment, treated"})
    void isOneForWordsOfAFamily(String word, String other) {
        assertThat(Stem.of(word)).isEqualTo(Stem.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring", "fee", "city", "name", "", "ment"})
    void leavesShortWordsWhole(String word) {
        assertThat(Stem.of(word)).isEqualTo(word);
    }

    @Test
    void cutsOnlyTheLastWordOfAPhrase() {
        assertThat(Stem.of("shipping manager")).startsWith("shipping ").isEqualTo("shipping " + Stem.of("manager"));
    }
}
