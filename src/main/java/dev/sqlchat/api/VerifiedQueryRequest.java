package dev.sqlchat.api;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a question.
 *
 * @param question null: that of the answer
 * @param sql null: that of the answer
 * @param database null: that of the answer, else the first one
 * @param answerId the answer that is verified or corrected
 * @param threadId with {@code turn} another way to name that answer
 */
record VerifiedQueryRequest(@Nullable String question, @Nullable String sql, @Nullable String database,
        @Nullable String answerId, @Nullable String threadId, @Nullable Integer turn, @Nullable String note) {

    /** What is changed; what is null stays. A blank note is none. */
    record Change(@Nullable String question, @Nullable String sql, @Nullable String note, @Nullable String state) {}
}
