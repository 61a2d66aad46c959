package dev.sqlchat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.Answer.Usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InMemoryConversationsTest {

    private static final String USER = "ada";

    private Instant now = Instant.parse("2026-06-15T10:00:00Z");

    private final Conversations conversations = new InMemoryConversations(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }, 2, 3, Duration.ofHours(1));

    @Test
    void keepsTurnsInOrder() {
        add("a", 1);
        add("a", 2);

        assertThat(conversations.turns(USER, "a")).extracting(Turn::number).containsExactly(1, 2);
        assertThat(conversations.turns(USER, "unknown")).isEmpty();
    }

    @Test
    void keepsAThreadForItsUser() {
        begin(USER, "a");

        assertThat(conversations.isOthers(USER, "a")).isFalse();
        assertThat(conversations.isOthers("bob", "a")).isTrue();
        assertThatThrownBy(() -> conversations.turns("bob", "a")).isInstanceOf(UnknownThread.class);
        assertThatThrownBy(() -> begin("bob", "a")).isInstanceOf(UnknownThread.class);
    }

    @Test
    void forgetsTheOldestTurns() {
        List.of(1, 2, 3, 4, 5).forEach(number -> add("a", number));

        assertThat(conversations.turns(USER, "a")).extracting(Turn::number).containsExactly(3, 4, 5);
    }

    @Test
    void forgetsTheThreadThatWasUsedLongestAgo() {
        add("a", 1);
        add("b", 1);
        conversations.turns(USER, "a");
        add("c", 1);

        assertThat(conversations.turns(USER, "a")).isNotEmpty();
        assertThat(conversations.turns(USER, "b")).isEmpty();
    }

    @Test
    void forgetsIdleThreads() {
        add("a", 1);
        now = now.plus(Duration.ofMinutes(61));

        assertThat(conversations.turns(USER, "a")).isEmpty();
    }

    @Test
    void keepsTheFirstRowsOfLongAnswers() {
        begin(USER, "a");
        conversations.finish("a", turn(1, 1_000));

        var kept = conversations.turns(USER, "a").getFirst().answer();
        assertThat(kept.rows()).hasSize(Turn.MOST_ROWS);
        assertThat(kept.rowCount()).isEqualTo(1_000);
    }

    @Test
    void letsATurnGoOnThatWasNotAnswered() throws InterruptedException {
        add("a", 1);
        assertThat(conversations.resume(USER, "a")).isEmpty();
        begin(USER, "a");

        assertThat(conversations.resume(USER, "a")).map(Interrupted::number).hasValue(2);
        assertThatThrownBy(() -> conversations.resume("bob", "a")).isInstanceOf(UnknownThread.class);
        assertThatThrownBy(() -> conversations.resume(USER, "unknown")).isInstanceOf(UnknownThread.class);
    }

    private void add(String thread, int number) {
        assertThat(begin(USER, thread)).isEqualTo(number);
        conversations.finish(thread, turn(number, 1));
    }

    private int begin(String user, String thread) {
        try {
            return conversations.begin(new Opening(user, thread, "run", "q"));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Turn turn(int number, int rows) {
        var answer = new Answer("id", "t", number, Status.ANSWERED, "x", null, List.of(),
                Collections.nCopies(rows, List.of(1L)), rows, false, null,
                new Receipt("", List.of(), List.of(), List.of(), null, null, null, null, null, null, null), 1,
                List.of(),
                List.of(), List.of(), "m",
                new Usage(0, 0, 0, null), Map.of());
        return new Turn(number, "q", "db", null, answer, now, false);
    }
}
