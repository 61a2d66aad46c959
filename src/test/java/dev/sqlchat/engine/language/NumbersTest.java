package dev.sqlchat.engine.language;

import java.math.BigDecimal;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {

    static Stream<String> cases() {
        return Cases.lines("numbers.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsNumbers(String line) {
        int bar = line.indexOf('|');
        String described = Numbers.at(Tokenizer.tokenize(line.substring(0, bar)), 0).map(NumbersTest::describe)
                .orElse("");

        assertThat(described).isEqualTo(line.substring(bar + 1).strip());
    }

    @Test
    void findsNothingBehindTheLastToken() {
        assertThat(Numbers.at(Tokenizer.tokenize("5"), 1)).isEmpty();
        assertThat(Numbers.at(Tokenizer.tokenize("'5'"), 0)).isEmpty();
    }

    @Test
    void givesConstantsOfPlans() {
        assertThat(constant("2.50")).isEqualTo(new BigDecimal("2.50"));
        assertThat(constant("2.0 million")).isEqualTo(2_000_000L);
        assertThat(constant("99999999999999999999")).isEqualTo(new BigDecimal("99999999999999999999"));
    }

    private static Object constant(String text) {
        return Numbers.at(Tokenizer.tokenize(text), 0).orElseThrow().constant();
    }

    private static String describe(NumberMention number) {
        return number.value().toPlainString() + " " + number.end() + (number.ordinal() ? " ordinal" : "")
                + (number.spelled() ? " spelled" : "") + (number.unit() == null ? "" : " " + number.unit());
    }
}
