package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Allowance;

/** What one user may take in a day, where that is not what all may. */
public record OwnLimits(Limit<Long> tokens, Limit<BigDecimal> cost) {

    public static final OwnLimits NONE = new OwnLimits(new Limit.AsAll<>(), new Limit.AsAll<>());

    /** One of them. */
    public sealed interface Limit<T> {

        /** As the settings say. */
        record AsAll<T>() implements Limit<T> {}

        /** There is none. */
        record Unlimited<T>() implements Limit<T> {}

        record AtMost<T>(T most) implements Limit<T> {}

        private @Nullable T or(@Nullable T all) {
            return switch (this) {
                case AsAll<T>() -> all;
                case Unlimited<T>() -> null;
                case AtMost<T>(T most) -> most;
            };
        }

        /** A limit as users write it: an amount, {@code none} or {@code default}. */
        static <T> Limit<T> of(String text, Function<String, T> amount) {
            return switch (text) {
                case "default" -> new AsAll<>();
                case "none" -> new Unlimited<>();
                default -> new AtMost<>(amount.apply(text));
            };
        }
    }

    Allowance or(Allowance all) {
        return new Allowance(tokens.or(all.tokens()), cost.or(all.cost()));
    }
}
