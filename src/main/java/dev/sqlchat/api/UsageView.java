package dev.sqlchat.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.spending.DayUsage;

/**
 * What somebody had the language model take on a day, as the API shows it.
 *
 * @param resetsAt when the next day begins
 * @param cost in USD; null where it is not known
 * @param dayTokens what may be taken in a day, and {@code dayCost}; null where there is no limit
 * @param tokensLeft of that, and {@code costLeft}
 */
record UsageView(LocalDate day, Instant resetsAt, long modelCalls, long inputTokens, long outputTokens,
        @Nullable BigDecimal cost, @Nullable Long dayTokens, @Nullable BigDecimal dayCost, @Nullable Long tokensLeft,
        @Nullable BigDecimal costLeft) {

    static UsageView of(DayUsage usage) {
        Long tokens = usage.left().tokens();
        BigDecimal cost = usage.left().cost();
        return new UsageView(usage.day(), usage.until(), usage.modelCalls(), usage.inputTokens(), usage.outputTokens(),
                usage.cost(), usage.limit().tokens(), usage.limit().cost(), tokens == null ? null : Math.max(0, tokens),
                cost == null ? null : cost.max(BigDecimal.ZERO));
    }
}
