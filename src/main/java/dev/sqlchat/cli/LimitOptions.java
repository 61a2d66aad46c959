package dev.sqlchat.cli;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import dev.sqlchat.spending.OwnLimits;
import dev.sqlchat.spending.OwnLimits.Limit;
import dev.sqlchat.spending.StoredSpending;

/** What a key may have the language model take in a day. */
final class LimitOptions {

    @Option(names = "--day-tokens", paramLabel = "N", converter = Tokens.class, description = "Tokens that its questions may have the language model take in a day, instead of DAY_TOKENS; none for no limit, default for DAY_TOKENS.")
    private @Nullable Limit<Long> tokens;

    @Option(names = "--day-cost", paramLabel = "USD", converter = Cost.class, description = "What that may cost in a day, instead of DAY_COST; needs LLM_INPUT_PRICE and LLM_OUTPUT_PRICE; none for no limit, default for DAY_COST.")
    private @Nullable Limit<BigDecimal> cost;

    boolean isGiven() {
        return tokens != null || cost != null;
    }

    /** Those that are given instead of those before. */
    OwnLimits over(OwnLimits before) {
        return new OwnLimits(tokens == null ? before.tokens() : tokens, cost == null ? before.cost() : cost);
    }

    /** Says so where the limits of a key let it take nothing, as nobody knows what that costs. */
    static void warn(StoredSpending spending, String key, CommandSpec spec) {
        spending.unpriced(key).ifPresent(spec.commandLine().getErr()::println);
    }

    static final class Tokens implements ITypeConverter<Limit<Long>> {

        @Override
        public Limit<Long> convert(String text) {
            if (!text.matches("\\d{1,12}|none|default")) {
                throw new TypeConversionException("'" + text + "' is neither a whole number, none nor default");
            }
            return Limit.of(text, Long::valueOf);
        }
    }

    static final class Cost implements ITypeConverter<Limit<BigDecimal>> {

        @Override
        public Limit<BigDecimal> convert(String text) {
            if (!text.matches("\\d{1,9}(\\.\\d{1,9})?|none|default")) {
                throw new TypeConversionException("'" + text + "' is neither an amount such as 2.50, none nor default");
            }
            return Limit.of(text, BigDecimal::new);
        }
    }
}
