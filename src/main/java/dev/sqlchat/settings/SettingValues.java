package dev.sqlchat.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the user has set, read as what it must be.
 *
 * @param texts gives the text of a key, null where it is not set; blank is as good as not set
 */
public record SettingValues(Function<String, @Nullable String> texts) {

    /** Null where it is not set. */
    public @Nullable String text(String key) {
        String text = texts.apply(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * Any kind of value.
     *
     * @param read throws {@link IllegalArgumentException} or {@link DateTimeException} for a text that is none
     * @param allowed for the user, as "allowed is ..."
     * @throws InvalidSetting when the text cannot be used
     */
    public <T extends @Nullable Object> T read(String key, Function<String, T> read, T otherwise, String allowed) {
        String text = text(key);
        try {
            return text == null ? otherwise : read.apply(text);
        } catch (DateTimeException | IllegalArgumentException problem) {
            throw InvalidSetting.of(key, text, allowed);
        }
    }

    /** @throws InvalidSetting when the text is no such number */
    public long number(String key, long otherwise, long least, long most) {
        return read(key, text -> within(Long.parseLong(text), least, most), otherwise,
                "a whole number from " + least + " to " + most);
    }

    /** A number between 0 and 1, both allowed. */
    public double share(String key, double otherwise) {
        return read(key, text -> within(Double.parseDouble(text), 0, 1), otherwise, "a number from 0 to 1");
    }

    public Duration millis(String key, Duration otherwise, long most) {
        return Duration.ofMillis(number(key, otherwise.toMillis(), 0, most));
    }

    /**
     * An amount of money that is not negative; null where it is not set.
     *
     * @throws InvalidSetting when the text is none
     */
    public @Nullable BigDecimal usd(String key, String allowed) {
        return read(key, SettingValues::amount, null, allowed);
    }

    private static BigDecimal amount(String text) {
        var amount = new BigDecimal(text);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("less than nothing");
        }
        return amount;
    }

    private static long within(long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of bounds");
        }
        return number;
    }

    private static double within(double number, double least, double most) {
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException("out of bounds");
        }
        return number;
    }
}
