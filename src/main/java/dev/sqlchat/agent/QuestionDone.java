package dev.sqlchat.agent;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Usage;

/**
 * What became of a question that the agent took, told once when the work on it has ended.
 *
 * @param id of the run, and of the answer where there is one; unique
 * @param thread the conversation, and {@code turn} within it from 1; null when no turn began
 * @param text as the user asked
 * @param database the name of the data source; null when the work ended before one was chosen
 * @param sql the query that the answer rests on, else the last one that was about to run; null where there was none
 * @param steps of the graph
 * @param rowCount and confidence: null without an answer
 * @param usage what language models took, for a question without an answer too; null where there was neither
 * @param took from the moment the question was taken, with waiting for earlier questions of the thread
 */
public record QuestionDone(String id, String user, String thread, @Nullable Integer turn, String text,
        @Nullable String database, String model, Outcome outcome, @Nullable String sql, int steps,
        @Nullable Integer rowCount, @Nullable Double confidence, @Nullable Usage usage, Duration took, Instant at) {

    public enum Outcome {
        ANSWERED, CLARIFY, ABSTAINED, REFUSED,
        /** A fault of ours. */
        FAILED,
        /** By the user, or because nobody listened any longer. */
        CANCELLED;

        static Outcome of(Answer.Status status) {
            return switch (status) {
                case ANSWERED -> ANSWERED;
                case CLARIFY -> CLARIFY;
                case ABSTAINED -> ABSTAINED;
                case REFUSED -> REFUSED;
            };
        }
    }
}
