package dev.sqlchat.model.llm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Usage;

/**
 * What calls of a language model may take.
 *
 * @param tokens that it is sent and writes; null: as many as it takes
 * @param cost in USD; null: whatever it costs
 */
public record Allowance(@Nullable Long tokens, @Nullable BigDecimal cost) {

    public static final Allowance UNLIMITED = new Allowance(null, null);

    /** A shorter reply is of no use, unless no longer one is wanted. */
    private static final int LEAST_REPLY = 100;

    public boolean isLimited() {
        return tokens != null || cost != null;
    }

    /** What is left of it; less than nothing where more was taken. */
    public Allowance minus(Usage taken) {
        return minus(taken.tokens(), taken.cost());
    }

    /**
     * The same.
     *
     * @param takenCost null where it is not known: then it does not count
     */
    public Allowance minus(long takenTokens, @Nullable BigDecimal takenCost) {
        return new Allowance(tokens == null ? null : tokens - takenTokens,
                cost == null || takenCost == null ? cost : cost.subtract(takenCost));
    }

    /** In words, such as "50,000 tokens and 0.5 USD"; empty where nothing is limited. */
    public String words() {
        return Stream.of(tokens == null ? "" : String.format(Locale.ROOT, "%,d tokens", tokens),
                cost == null ? "" : cost.toPlainString() + " USD").filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    /**
     * How long a reply may be.
     *
     * @param most how long it would be where there is enough
     * @param prices null where they are not known: then only tokens count
     * @return empty where the prompt and a reply of any use are more than this
     */
    public Optional<Integer> reply(int promptTokens, int most, @Nullable Prices prices) {
        var room = Math.min(most, Math.min(byTokens(promptTokens), byCost(promptTokens, prices)));
        return room < Math.min(most, LEAST_REPLY) ? Optional.empty() : Optional.of((int) room);
    }

    private long byTokens(int promptTokens) {
        return tokens == null ? Long.MAX_VALUE : tokens - promptTokens;
    }

    private long byCost(int promptTokens, @Nullable Prices prices) {
        if (cost == null || prices == null) {
            return Long.MAX_VALUE;
        }
        var left = cost.subtract(prices.of(promptTokens, 0));
        if (left.signum() < 0) {
            return -1;
        }
        return prices.output().signum() == 0
                ? Long.MAX_VALUE
                : left.movePointRight(Prices.MILLION).divide(prices.output(), 0, RoundingMode.DOWN)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValueExact();
    }
}
