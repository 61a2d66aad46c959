package dev.sqlchat.model.llm;

import java.math.BigDecimal;

/**
 * What a model costs.
 *
 * @param input USD for a million tokens that it is sent
 * @param output USD for a million tokens that it writes
 */
public record Prices(BigDecimal input, BigDecimal output) {

    private static final int MILLION = 6;

    /** In USD. */
    public BigDecimal of(int inputTokens, int outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens)).add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(MILLION).stripTrailingZeros();
    }
}
