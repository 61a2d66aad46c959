package dev.sqlchat.engine.dialogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes please!", "Thanks! That is right.", "yes, I do"})
    void takesWhatWasAskedBackWhereTheReplyAgrees(String reply) {
        assertThat(Exchange.questions("show the ferries | Did you mean their names? | " + reply))
                .containsExactly("show the ferries", "their names?");
    }

    @Test
    void takesTheReplyWhereItSaysMore() {
        assertThat(Exchange.questions("and in Cork? | Do you mean the city? | yes, the city of Cork"))
                .containsExactly("and in Cork?", "yes, the city of Cork");
    }

    @Test
    void keepsWhatIsAskedBackInOtherWords() {
        assertThat(Exchange.questions("how long? | The length of the route, then? | yes"))
                .containsExactly("how long?", "The length of the route, then?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many ferries are there?", "a | b", "", "routes a|b|c"})
    void takesAnyOtherTextAsOneQuestion(String text) {
        assertThat(Exchange.questions(text)).containsExactly(text);
    }
}
