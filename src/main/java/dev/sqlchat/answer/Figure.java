package dev.sqlchat.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How the values of a column are written in a sentence. */
enum Figure {
    /** As stored: names, codes, years. */
    PLAIN, NUMBER, MONEY;

    private static final int LONGEST = 80;
    private static final MathContext SMALL = new MathContext(3, RoundingMode.HALF_UP);

    String write(@Nullable Object value) {
        return switch (value) {
            case null -> "no value";
            case Number number -> write(number);
            case Boolean flag -> flag ? "yes" : "no";
            default -> line(value.toString());
        };
    }

    private String write(Number value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return value.toString();
        }
        var number = new BigDecimal(value.toString());
        return switch (this) {
            case PLAIN -> number.stripTrailingZeros().toPlainString();
            case NUMBER -> grouped(number);
            case MONEY -> format("#,##0.00").format(number.setScale(2, RoundingMode.HALF_UP));
        };
    }

    private static String grouped(BigDecimal number) {
        var rounded = number.abs().compareTo(BigDecimal.ONE) < 0
                ? number.round(SMALL)
                : number.setScale(2, RoundingMode.HALF_UP);
        return format("#,##0.##########").format(rounded);
    }

    /** A new one each time: it is not safe for many threads. */
    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private static String line(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
