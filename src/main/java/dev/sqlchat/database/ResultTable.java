package dev.sqlchat.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;

/**
 * The rows of a query. Cells are null, {@link String}, {@link Long}, {@link Double}, {@link java.math.BigDecimal},
 * {@link Boolean}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime}, {@link java.time.OffsetDateTime} or
 * {@link java.time.LocalTime}.
 *
 * @param truncated null when complete, else why rows are missing
 */
public record ResultTable(List<ResultColumn> columns, List<List<@Nullable Object>> rows, @Nullable Truncation truncated,
        Duration elapsed) {

    public record ResultColumn(String name, ColumnType type) {}

    /** The cap that cut the result. */
    public enum Truncation {
        ROWS, BYTES
    }

    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(ResultTable::frozen).toList();
    }

    /** The same for two results with the same rows in whatever order, numbers compared by value. */
    public String fingerprint() {
        var lines = rows.stream().map(row -> row.stream().map(ResultTable::comparable).toList().toString()).sorted()
                .collect(Collectors.joining("\n"));
        return rows.size() + " " + truncated + " " + UUID.nameUUIDFromBytes(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String comparable(@Nullable Object cell) {
        return cell instanceof Number number && Double.isFinite(number.doubleValue())
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(cell);
    }

    private static List<@Nullable Object> frozen(List<@Nullable Object> row) {
        return Collections.unmodifiableList(new ArrayList<>(row));
    }
}
