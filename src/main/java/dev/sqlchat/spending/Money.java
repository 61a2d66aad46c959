package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of USD as the store keeps them: whole billionths, which add up without error. */
final class Money {

    private static final int BILLION = 9;

    private Money() {}

    static long billionths(BigDecimal usd) {
        return usd.movePointRight(BILLION).setScale(0, RoundingMode.UP).longValueExact();
    }

    static BigDecimal usd(long billionths) {
        return BigDecimal.valueOf(billionths, BILLION).stripTrailingZeros();
    }
}
