package dev.sqlchat.agent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.model.Message;
import dev.sqlchat.tools.Disclosure;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryTest {

    @Test
    void saysFewTurnsWordByWord() {
        assertThat(new Memory(4, Disclosure.ALL).messages(turns(2))).containsExactly(new Message.User("question 1"),
                said("answer 1"), new Message.User("question 2"), said("answer 2"));
    }

    @Test
    void summarisesWhatDoesNotFit() {
        assertThat(new Memory(3, Disclosure.ALL).messages(turns(3))).containsExactly(
                new Message.Instruction("Earlier in this conversation, oldest first:\n"
                        + "<data origin=\"conversation\">\n- question 1 -> answer 1\n- question 2 -> answer 2\n</data>"),
                new Message.User("question 3"), said("answer 3"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 3", "10, 9"})
    void takesAtMostWhatItMay(int most, int taken) {
        assertThat(new Memory(most, Disclosure.ALL).messages(turns(20))).hasSize(taken);
    }

    @Test
    void keepsTheSummaryShort() {
        var summary = new Memory(1, Disclosure.ALL).messages(turns(500)).getFirst().text();

        assertThat(summary).hasSizeLessThan(2_300).endsWith("- question 500 -> answer 500\n</data>")
                .startsWith("Earlier in this conversation, oldest first (").contains(" before these are left out)");
    }

    @Test
    void cutsLongAnswersBetweenCharacters() {
        var summary = new Memory(1, Disclosure.ALL).messages(List.of(turn(1, "x".repeat(199) + "😀😀\n\nend")))
                .getFirst().text();

        assertThat(summary).endsWith("x".repeat(199) + "…\n</data>");
    }

    private static Message said(String text) {
        return new Message.Assistant(text, List.of(), null);
    }

    private static List<Turn> turns(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> turn(number, "answer " + number)).toList();
    }

    private static Turn turn(int number, String text) {
        var answer = new Answer("id", "t", number, Status.ANSWERED, text, null, List.of(), List.of(), 0, false, null,
                new Receipt("", List.of(), List.of(), List.of(), null, null, null, null, null, null, null), 1,
                List.of(),
                List.of(), List.of(), "m",
                new Answer.Usage(0, 0, 0, null), Map.of());
        return new Turn(number, "question " + number, "db", null, answer, Instant.EPOCH, false);
    }
}
