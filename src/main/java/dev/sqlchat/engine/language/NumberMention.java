package dev.sqlchat.engine.language;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A number in a question.
 *
 * @param first index of its first token
 * @param end index after its last token, the unit included
 * @param ordinal whether it names a place in an order: first, 3rd
 * @param spelled whether it is written in words; "one" and "second" may then be no number at all
 * @param unit "percent", a currency ("dollar", "euro", ...), a short unit written to the digits ("km"); null for none
 */
public record NumberMention(BigDecimal value, int first, int end, boolean ordinal, boolean spelled,
        @Nullable String unit) {

    public boolean whole() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** The value as a constant of a plan: a Long where it is whole and fits, else a BigDecimal. */
    public Object constant() {
        return whole() && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? (Object) value.longValueExact()
                : value;
    }
}
