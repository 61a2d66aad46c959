package dev.sqlchat.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.catalog.ColumnType;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {

    @Test
    void alignsNumbersAndShowsNull() {
        assertThat(print(false, List.of(row("Oslo", 110.5), row(null, new BigDecimal("7.25"))))).isEqualTo("""
                city  total
                ----  -----
                Oslo  110.5
                NULL   7.25""".replace("\n", System.lineSeparator()));
    }

    @Test
    void saysHowMuchOfTheResultItShows() {
        var rows = IntStream.range(0, 25).mapToObj(number -> row("x", number)).toList();
        assertThat(print(false, rows)).endsWith("first 20 of 25 rows");
        assertThat(print(true, rows)).endsWith("first 20 of more than 25 rows");
    }

    @Test
    void printsNothingThatATerminalWouldObey() {
        assertThat(print(false, List.of(row("\u001b[31mred\u0007\nnext", 1)))).doesNotContain("\u001b", "\u0007")
                .contains("[31mred next");
        assertThat(print(false, List.of(row("x".repeat(200), 1)))).contains("x".repeat(59) + "…")
                .doesNotContain("x".repeat(60));
    }

    private static String print(boolean truncated, List<List<@Nullable Object>> rows) {
        return new TextTable(new Answer("a", "t", 1, Answer.Status.ANSWERED, "", null,
                List.of(new Answer.OutputColumn("city", ColumnType.TEXT),
                        new Answer.OutputColumn("total", ColumnType.DECIMAL)),
                rows, rows.size(), truncated, null,
                new Answer.Receipt("", List.of(), List.of(), List.of(), null, null, null, null, null, null, null), 1,
                List.of(), List.of(), List.of(), "", new Answer.Usage(0, 0, 0, null), Map.of())).print();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
