package dev.sqlchat.model;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What language models took.
 *
 * @param cost in USD, null where unknown
 */
public record Usage(int modelCalls, int inputTokens, int outputTokens, @Nullable BigDecimal cost) {

    public static final Usage NONE = new Usage(0, 0, 0, BigDecimal.ZERO);

    /** Sent and written. */
    public long tokens() {
        return (long) inputTokens + outputTokens;
    }

    public Usage plus(Usage other) {
        return new Usage(modelCalls + other.modelCalls, inputTokens + other.inputTokens,
                outputTokens + other.outputTokens, sum(cost, other.cost));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }
}
