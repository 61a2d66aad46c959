package dev.sqlchat.model.llm;

import java.math.BigDecimal;

import dev.sqlchat.model.Usage;

/**
 * What a model costs.
 *
 * @param input USD for a million tokens that it is sent
 * @param output USD for a million tokens that it writes
 */
public record Prices(BigDecimal input, BigDecimal output) {

    static final int MILLION = 6;

    /** With its cost, where the provider counted none. */
    public Usage priced(Usage usage) {
        return usage.cost() != null
                ? usage
                : new Usage(usage.modelCalls(), usage.inputTokens(), usage.outputTokens(),
                        of(usage.inputTokens(), usage.outputTokens()));
    }

    /** In USD. */
    public BigDecimal of(int inputTokens, int outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens)).add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(MILLION).stripTrailingZeros();
    }
}
