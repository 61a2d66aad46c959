package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Allowance;

/**
 * What one user had language models take on one day, and may.
 *
 * @param until when the next day begins
 * @param cost in USD; null where it is not known
 * @param limit what the user may take now, on a day
 * @param left of that, with what is set aside for calls that are being made taken off
 */
public record DayUsage(String user, LocalDate day, Instant until, long modelCalls, long inputTokens, long outputTokens,
        @Nullable BigDecimal cost, Allowance limit, Allowance left) {}
