package dev.sqlchat.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Figures of the questions of some days, everybody's together; the JSON contract of {@code GET /v1/analytics}, names in
 * snake case. Times are milliseconds, null where there was no question; costs are USD, null where none is known.
 *
 * @param since the moment from which questions count
 * @param failureRate share of failed questions, 0 to 1
 * @param byDay days in UTC with questions, oldest first
 * @param byModel the most used first
 * @param byStatus how many questions ended how
 * @param mostAsked however they were typed
 * @param unanswered questions that were abstained from, refused or asked back, the most frequent first
 * @param notRecorded questions of which nothing could be recorded since the start
 */
public record PerformanceMetrics(int days, Instant since, long queryCount, @Nullable Double avgExecutionTimeMs,
        @Nullable Long minExecutionTimeMs, @Nullable Long maxExecutionTimeMs, @Nullable Long p50ExecutionTimeMs,
        @Nullable Long p95ExecutionTimeMs, double failureRate, long tokenCount, @Nullable BigDecimal cost,
        List<Day> byDay, List<Model> byModel, Map<String, Long> byStatus, List<Slow> slowest, List<Asked> mostAsked,
        List<Unanswered> unanswered, FeedbackCounts feedback, long notRecorded) {

    public PerformanceMetrics {
        byDay = List.copyOf(byDay);
        byModel = List.copyOf(byModel);
        byStatus = Collections.unmodifiableMap(new LinkedHashMap<>(byStatus));
        slowest = List.copyOf(slowest);
        mostAsked = List.copyOf(mostAsked);
        unanswered = List.copyOf(unanswered);
    }

    public record Day(LocalDate day, long queryCount, long failed, double avgExecutionTimeMs, long tokenCount,
            @Nullable BigDecimal cost) {}

    public record Model(String model, long queryCount, long failed, double avgExecutionTimeMs, long maxExecutionTimeMs,
            long tokenCount, @Nullable BigDecimal cost) {}

    public record Slow(String question, @Nullable String generatedSql, @Nullable String database, String status,
            long executionTimeMs, Instant timestamp) {}

    public record Asked(String question, long queryCount, double avgExecutionTimeMs, Instant last) {}

    public record Unanswered(String question, String status, long queryCount, Instant last) {}

    /** @param reasons of the latest thumbs down that gave one, newest first */
    public record FeedbackCounts(long up, long down, List<Reason> reasons) {

        public FeedbackCounts {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param question null where the turn was forgotten when it was rated */
    public record Reason(@Nullable String question, String reason, Instant timestamp) {}
}
