package dev.sqlchat.engine.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.sqlchat.engine.language.TimeMention.Grouping;
import dev.sqlchat.engine.language.TimeMention.Range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class TimeExpressionsTest {

    @TestFactory
    Stream<DynamicTest> readsPhrases() {
        List<DynamicTest> tests = new ArrayList<>();
        LocalDate today = LocalDate.EPOCH;
        for (String line : Cases.lines("times.txt")) {
            if (line.startsWith("today ")) {
                today = LocalDate.parse(line.substring("today ".length()));
            } else {
                tests.add(test(line, today));
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests.stream();
    }

    @Test
    void startsWeeksWhereTheUserDoes() {
        List<Token> tokens = Tokenizer.tokenize("last week");
        LocalDate sunday = LocalDate.of(2026, 6, 14);

        assertThat(TimeExpressions.find(tokens, sunday, DayOfWeek.SUNDAY)).map(mention -> describe(mention, "last week",
                tokens)).containsExactly("2026-06-07..2026-06-14 WEEK [last week]");
        assertThat(TimeExpressions.find(tokens, sunday)).map(mention -> describe(mention, "last week", tokens))
                .containsExactly("2026-06-01..2026-06-08 WEEK [last week]");
    }

    private static DynamicTest test(String line, LocalDate today) {
        int bar = line.indexOf('|');
        String phrase = line.substring(0, bar).strip();
        return dynamicTest(today + " " + phrase,
                () -> assertThat(describe(phrase, today)).isEqualTo(line.substring(bar + 1).strip()));
    }

    private static String describe(String phrase, LocalDate today) {
        List<Token> tokens = Tokenizer.tokenize(phrase);
        return TimeExpressions.find(tokens, today).stream().map(mention -> describe(mention, phrase, tokens))
                .collect(Collectors.joining("; "));
    }

    private static String describe(TimeMention mention, String phrase, List<Token> tokens) {
        String words = phrase.substring(tokens.get(mention.first()).start(), tokens.get(mention.end() - 1).end());
        String meaning = switch (mention) {
            case Range range -> Objects.toString(range.from(), "") + ".." + Objects.toString(range.before(), "") + " "
                    + range.grain() + (range.bareYear() ? " bare" : "");
            case Grouping grouping -> "by " + grouping.grain() + (grouping.asked() ? " asked" : "");
        };
        return meaning + " [" + words + "]";
    }
}
