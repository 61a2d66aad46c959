package dev.sqlchat.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.QuestionDone;
import dev.sqlchat.answer.Answer.Usage;

/**
 * One question and what became of it, as the table {@code query_analytics} keeps it.
 *
 * @param status answered, clarify, abstained, refused, failed or cancelled
 * @param tokenCount of input and output together
 * @param cost in USD
 */
public record QueryAnalytics(String id, String question, @Nullable String generatedSql, long executionTimeMs,
        @Nullable Long tokenCount, Instant timestamp, String status, String model, @Nullable String databaseName,
        int steps, @Nullable Integer rowCount, @Nullable Double confidence, @Nullable BigDecimal cost, String userId,
        String conversationId, @Nullable Integer turn) {

    static QueryAnalytics of(QuestionDone done) {
        var usage = Optional.ofNullable(done.usage());
        return new QueryAnalytics(done.id(), done.text(), done.sql(), done.took().toMillis(),
                usage.map(QueryAnalytics::tokens).orElse(null), done.at(),
                done.outcome().name().toLowerCase(Locale.ROOT), done.model(), done.database(), done.steps(),
                done.rowCount(), done.confidence(), usage.map(Usage::cost).orElse(null), done.user(), done.thread(),
                done.turn());
    }

    private static long tokens(Usage usage) {
        return (long) usage.inputTokens() + usage.outputTokens();
    }
}
