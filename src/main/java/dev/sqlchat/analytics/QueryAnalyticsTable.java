package dev.sqlchat.analytics;

import java.time.Instant;
import java.util.List;

import dev.sqlchat.conversation.QuestionForm;
import dev.sqlchat.store.Timestamps;

/** Writes the table {@code query_analytics}. */
final class QueryAnalyticsTable {

    private final AnalyticsStore store;

    QueryAnalyticsTable(AnalyticsStore store) {
        this.store = store;
    }

    /** All of them or none. One that is there already is replaced: a run that was resumed counts once, by its end. */
    void write(List<QueryAnalytics> queries) {
        store.atomically(() -> {
            queries.forEach(this::write);
            return queries.size();
        });
    }

    private void write(QueryAnalytics query) {
        store.sql("DELETE FROM query_analytics WHERE id = ?").param(query.id()).update();
        store.sql("""
                INSERT INTO query_analytics (id, question, question_form, generated_sql, execution_time_ms,
                    token_count, timestamp, status, model, database_name, steps, row_count, confidence, cost, user_id,
                    conversation_id, turn)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(query.id())
                .param(StorableText.of(query.question())).param(StorableText.of(QuestionForm.of(query.question())))
                .param(StorableText.orNull(query.generatedSql())).param(query.executionTimeMs())
                .param(query.tokenCount()).param(Timestamps.of(query.timestamp())).param(query.status())
                .param(query.model()).param(query.databaseName()).param(query.steps()).param(query.rowCount())
                .param(query.confidence()).param(query.cost()).param(query.userId()).param(query.conversationId())
                .param(query.turn()).update();
    }

    int deleteBefore(Instant time) {
        return store.sql("DELETE FROM query_analytics WHERE timestamp < ?").param(Timestamps.of(time)).update();
    }

    int deleteOf(String user) {
        return store.sql("DELETE FROM query_analytics WHERE user_id = ?").param(user).update();
    }

    int deleteOf(String user, String conversation) {
        return store.sql("DELETE FROM query_analytics WHERE user_id = ? AND conversation_id = ?")
                .params(user, conversation).update();
    }
}
