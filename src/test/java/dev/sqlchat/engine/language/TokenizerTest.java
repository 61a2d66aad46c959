package dev.sqlchat.engine.language;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenizerTest {

    static Stream<String> cases() {
        return Cases.lines("tokens.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void splitsQuestions(String line) {
        int bar = line.indexOf(" | ");
        String described = Tokenizer.tokenize(line.substring(0, bar)).stream().map(TokenizerTest::describe)
                .collect(Collectors.joining(" "));

        assertThat(described).isEqualTo(line.substring(bar + 3).strip());
    }

    @Test
    void saysWhereTokensStand() {
        String question = "Who’s in 'Data Platform', vm-1?";
        List<Token> tokens = Tokenizer.tokenize(question);

        assertThat(tokens).extracting(token -> question.substring(token.start(), token.end())).containsExactly("Who",
                "’s", "in", "'Data Platform'", ",", "vm-1", "?");
    }

    @Test
    void leavesOpenQuotesAlone() {
        assertThat(Tokenizer.tokenize("what \"is ' this")).extracting(Token::text).containsExactly("what", "\"", "is",
                "'", "this");
        assertThat(Tokenizer.tokenize("'")).extracting(Token::text).containsExactly("'");
    }

    @Test
    void readsBlankTextAsNoTokens() {
        assertThat(Tokenizer.tokenize(" \n\t ")).isEmpty();
        assertThat(Tokenizer.tokenize("")).isEmpty();
    }

    @Test
    void answersByLemmaTextAndCase() {
        Token token = Tokenizer.tokenize("Cities").getFirst();

        assertThat(token.means("town", "city")).isTrue();
        assertThat(token.means("cities")).isFalse();
        assertThat(token.reads("cities")).isTrue();
        assertThat(token.reads("city")).isFalse();
        assertThat(token.capitalized()).isTrue();
    }

    private static String describe(Token token) {
        String parts = token.parts().isEmpty() ? "" : "[" + String.join(",", token.parts()) + "]";
        String described = token.text() + "/" + token.lemma() + "/" + token.kind().name().charAt(0) + parts;
        return described.replace(' ', '_');
    }
}
