package dev.sqlchat.analytics;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.analytics.Feedback.Rating;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.conversation.UnknownThread;

/** Takes what users think of answers. */
public final class FeedbackService {

    private final FeedbackTable table;
    private final Conversations conversations;
    private final Clock clock;

    FeedbackService(FeedbackTable table, Conversations conversations, Clock clock) {
        this.table = table;
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * Keeps it in place of what the user said of this turn before; it is kept when this returns.
     *
     * @param reason blank is as good as none
     * @return empty when the thread has no such turn
     * @throws UnknownThread when the user has no such thread
     */
    public Optional<Feedback> give(String user, String thread, int turn, Rating rating, @Nullable String reason) {
        var turns = conversations.turns(user, thread);
        if (turns.isEmpty()) {
            throw new UnknownThread(thread);
        }
        if (turn < 1 || turn > turns.getLast().number()) {
            return Optional.empty();
        }
        var feedback = new Feedback(thread, turn, rating, reason == null || reason.isBlank() ? null : reason.strip(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        table.write(user, feedback, question(turns, turn));
        return Optional.of(feedback);
    }

    /** What the user said of the answers of a thread, by turn. */
    public Map<Integer, Feedback> given(String user, String thread) {
        return table.of(user, thread).stream().collect(Collectors.toMap(Feedback::turn, Function.identity()));
    }

    private static @Nullable String question(List<Turn> turns, int number) {
        return turns.stream().filter(turn -> turn.number() == number).map(Turn::question).findFirst().orElse(null);
    }
}
