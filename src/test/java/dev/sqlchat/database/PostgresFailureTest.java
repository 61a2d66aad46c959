package dev.sqlchat.database;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresFailureTest {

    @ParameterizedTest
    @CsvSource({"42601, false, true", "42601, true, false", "42P01, false, true", "42P01, true, false",
            "3F000, false, true", "42501, false, false", "22P02, true, true", "22012, false, false"})
    void saysWhoseWordsMayQuoteValues(String state, boolean placed, boolean quoted) {
        assertThat(PostgresFailure.of(state, "about \"Ada\"", placed).mayQuoteValues()).isEqualTo(quoted);
    }
}
