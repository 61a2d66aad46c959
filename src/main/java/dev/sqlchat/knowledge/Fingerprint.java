package dev.sqlchat.knowledge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.CheckedQuery;

/**
 * The rows of a result, short. The order of rows counts only where the query says one; numbers are the same to ten
 * digits, since sums of fractions differ in the last ones.
 *
 * @param text the same for the same rows
 */
public record Fingerprint(String text, int rows) {

    private static final MathContext DIGITS = new MathContext(10);

    static Fingerprint of(CheckedQuery query, ResultTable result) {
        return of(result.rows(), result.truncated() != null, query.ordered());
    }

    /** @param truncated there are more rows */
    static Fingerprint of(List<? extends List<? extends @Nullable Object>> rows, boolean truncated, boolean ordered) {
        Stream<String> lines = rows.stream().map(Fingerprint::line);
        String text = (ordered ? lines : lines.sorted()).collect(Collectors.joining("\n")) + (truncated ? "\n+" : "");
        return new Fingerprint(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString(), rows.size());
    }

    private static String line(List<? extends @Nullable Object> row) {
        return row.stream().map(Fingerprint::cell).collect(Collectors.joining("\u001f"));
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "\u0000";
            case Number number when Double.isFinite(number.doubleValue()) -> number(number);
            default -> cell.toString();
        };
    }

    private static String number(Number number) {
        var rounded = number instanceof Long whole
                ? BigDecimal.valueOf(whole)
                : new BigDecimal(number.toString()).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
