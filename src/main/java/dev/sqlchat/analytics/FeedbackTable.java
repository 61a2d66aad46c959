package dev.sqlchat.analytics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.analytics.Feedback.Rating;
import dev.sqlchat.analytics.PerformanceMetrics.FeedbackCounts;
import dev.sqlchat.analytics.PerformanceMetrics.Reason;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** The table {@code feedback}. It is in the product's store wherever analytics are: users said it, it is not measured. */
final class FeedbackTable {

    private static final int MOST_REASONS = 20;

    private final Store store;

    FeedbackTable(Store store) {
        this.store = store;
    }

    /** In place of what the user said of this turn before. */
    void write(String user, Feedback feedback, @Nullable String question) {
        store.sql().sql("""
                INSERT INTO feedback (conversation_id, turn, user_id, rating, reason, question, timestamp)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (conversation_id, turn, user_id) DO UPDATE SET rating = excluded.rating,
                    reason = excluded.reason, question = excluded.question, timestamp = excluded.timestamp""")
                .param(feedback.threadId()).param(feedback.turn()).param(user).param(feedback.rating().text())
                .param(StorableText.orNull(feedback.reason())).param(StorableText.orNull(question))
                .param(Timestamps.of(feedback.timestamp())).update();
    }

    List<Feedback> of(String user, String conversation) {
        return store.sql().sql("SELECT turn, rating, reason, timestamp FROM feedback WHERE user_id = ?"
                + " AND conversation_id = ?").params(user, conversation)
                .query((row, at) -> new Feedback(conversation, row.getInt("turn"),
                        Rating.of(row.getString("rating")).orElseThrow(), row.getString("reason"),
                        Timestamps.read(row.getString("timestamp"))))
                .list();
    }

    FeedbackCounts counts(String since) {
        return new FeedbackCounts(count(Rating.UP, since), count(Rating.DOWN, since), reasons(since));
    }

    private long count(Rating rating, String since) {
        return store.sql().sql("SELECT COUNT(*) FROM feedback WHERE rating = ? AND timestamp >= ?")
                .params(rating.text(), since).query(Long.class).single();
    }

    private List<Reason> reasons(String since) {
        return store.sql().sql("""
                SELECT question, reason, timestamp FROM feedback
                WHERE rating = 'down' AND reason IS NOT NULL AND timestamp >= ? ORDER BY timestamp DESC LIMIT ?""")
                .params(since, MOST_REASONS).query((row, at) -> new Reason(row.getString("question"),
                        row.getString("reason"), Timestamps.read(row.getString("timestamp"))))
                .list();
    }

    void deleteOf(String user) {
        store.sql().sql("DELETE FROM feedback WHERE user_id = ?").param(user).update();
    }

    void deleteOf(String user, String conversation) {
        store.sql().sql("DELETE FROM feedback WHERE user_id = ? AND conversation_id = ?").params(user, conversation)
                .update();
    }
}
