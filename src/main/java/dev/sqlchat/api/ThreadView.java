package dev.sqlchat.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.analytics.Feedback;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Threads;

/** A thread as the API shows it: what its summary has, and its turns. */
record ThreadView(String id, String title, Instant createdAt, Instant updatedAt, List<TurnView> turns) {

    /**
     * @param database null before it is answered
     * @param answer null while it runs and where it was interrupted
     * @param feedback null where the user gave none
     */
    record TurnView(int number, Threads.State state, String question, @Nullable String database,
            @Nullable Answer answer, Instant startedAt, @Nullable Instant finishedAt,
            @Nullable FeedbackView feedback) {}

    record FeedbackView(Feedback.Rating rating, @Nullable String reason) {}

    /** @param feedback of the user, by turn */
    static ThreadView of(Threads.Whole thread, Map<Integer, Feedback> feedback) {
        var summary = thread.summary();
        return new ThreadView(summary.id(), summary.title(), summary.createdAt(), summary.updatedAt(),
                thread.turns().stream().map(entry -> turn(entry, feedback.get(entry.number()))).toList());
    }

    private static TurnView turn(Threads.Entry entry, @Nullable Feedback feedback) {
        return new TurnView(entry.number(), entry.state(), entry.question(), entry.database(), entry.answer(),
                entry.startedAt(), entry.finishedAt(),
                feedback == null ? null : new FeedbackView(feedback.rating(), feedback.reason()));
    }
}
