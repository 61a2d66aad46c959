package dev.sqlchat.model.prompting;

import java.util.ArrayList;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AloudTest {

    /** Letter by letter. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12 rows | There are 12. | There are 12.",
            "12 rows | There are 123. | 'There are '",
            "1,234.56 | It is 1,234.6 USD, or more. | It is 1,234.6 USD, or more.", "3 rows | No number here, truly. | "
                    + "No number here, truly.",
            "3 rows | First 3, then 4, then 3. | 'First 3, then '", "'' | There are some. | ''"})
    void saysWhatWasFound(String found, String text, String said) {
        var heard = new ArrayList<String>();
        var aloud = new Aloud(found, heard::add);
        text.chars().mapToObj(Character::toString).forEach(aloud::accept);
        aloud.end();
        assertThat(String.join("", heard)).isEqualTo(said);
    }
}
