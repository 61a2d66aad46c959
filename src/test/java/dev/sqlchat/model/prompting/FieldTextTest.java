package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldTextTest {

    /** Whole, and letter by letter. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"thought\": \"answer: x\", \"step\": {\"answer\": \"a b\"}} | a b",
            "{\"answer\":\"a \\\"b\\\" \\\\ c\\/d\\n\\t\\u00e9\"} | a \"b\" \\ c/d%n%té",
            "{\"thought\": \"\\\"answer\\\": \\\"no\\\"\", \"answer\": \"yes\"} | yes",
            "{\"step\": {\"tool\": \"answer\", \"arguments\": {\"query\": \"SELECT 'answer'\"}}} |~~",
            "{\"list\": [\"answer\", \"x\"], \"other\": \"answer\"} |~~", "{\"answer\": \"\\uZZZZok\"} | ok",
            "{\"answer\": \"not ended | not ended", "no JSON: answer |~~"})
    void passesOnTheTextOfTheField(String json, String text) {
        var expected = text.replace("%n", "\n").replace("%t", "\t");
        assertThat(read(List.of(json))).isEqualTo(expected);
        assertThat(read(json.chars().mapToObj(Character::toString).toList())).isEqualTo(expected);
    }

    private static String read(List<String> pieces) {
        var text = new ArrayList<String>();
        var field = new FieldText("answer", text::add);
        pieces.forEach(field::accept);
        return String.join("", text);
    }
}
