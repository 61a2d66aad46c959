package dev.sqlchat.cli;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;

/**
 * What came out for a question; one line of the predictions.
 *
 * @param sql null unless the status is {@code answered}
 * @param status as in an answer, or {@code error}
 * @param readings what the engine could make of the question, best first; null unless asked for
 */
record EvalPrediction(String id, @Nullable String sql, double confidence, long latencyMs, String status, int modelCalls,
        int inputTokens, int outputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EvalReading> readings) {

    static EvalPrediction of(String id, Answer answer, long latencyMs) {
        return new EvalPrediction(id, answer.status() == Answer.Status.ANSWERED ? answer.sql() : null,
                answer.confidence(), latencyMs, answer.status().name().toLowerCase(Locale.ROOT),
                answer.usage().modelCalls(), answer.usage().inputTokens(), answer.usage().outputTokens(), null);
    }

    static EvalPrediction fault(String id, long latencyMs) {
        return new EvalPrediction(id, null, 0, latencyMs, "error", 0, 0, 0, null);
    }

    EvalPrediction with(List<EvalReading> further) {
        return new EvalPrediction(id, sql, confidence, latencyMs, status, modelCalls, inputTokens, outputTokens,
                further);
    }
}
