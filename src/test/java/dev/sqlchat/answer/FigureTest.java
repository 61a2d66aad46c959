package dev.sqlchat.answer;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class FigureTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/answer/figures.txt", delimiter = '|')
    void writesNumbers(Figure figure, String value, String written) {
        assertThat(figure.write(number(value))).isEqualTo(written);
    }

    @Test
    void writesOtherValuesOnOneShortLine() {
        assertThat(Figure.PLAIN.write("two\nlines\u202e")).isEqualTo("two lines ");
        assertThat(Figure.PLAIN.write("x".repeat(100))).isEqualTo("x".repeat(80) + "…");
        assertThat(Figure.PLAIN.write(true)).isEqualTo("yes");
        assertThat(Figure.PLAIN.write(false)).isEqualTo("no");
        assertThat(Figure.NUMBER.write(null)).isEqualTo("no value");
        assertThat(Figure.PLAIN.write(LocalDate.of(2026, 5, 1))).isEqualTo("2026-05-01");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/answer/words.txt", delimiter = '|')
    void writesNames(String name, String words, String singular, String plural) {
        assertThat(Words.of(name)).isEqualTo(words);
        assertThat(Words.singular(Words.of(name))).isEqualTo(singular);
        assertThat(Words.plural(singular)).isEqualTo(plural);
    }

    private static Number number(String value) {
        return switch (value) {
            case String text when text.equals("NaN") -> Double.NaN;
            case String text when text.contains(".") -> new BigDecimal(text);
            default -> Long.valueOf(value);
        };
    }
}
