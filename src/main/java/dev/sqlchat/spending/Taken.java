package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one user had language models take on one day.
 *
 * @param cost in USD, as far as it is known
 * @param asideTokens set aside for calls that are being made, or were when a process was killed
 */
record Taken(String user, LocalDate day, long calls, long inputTokens, long outputTokens, BigDecimal cost,
        long asideTokens, BigDecimal asideCost) {

    static Taken nothing(String user, LocalDate day) {
        return new Taken(user, day, 0, 0, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    long tokens() {
        return inputTokens + outputTokens;
    }
}
