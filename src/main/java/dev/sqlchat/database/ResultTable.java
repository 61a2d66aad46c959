package dev.sqlchat.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    private static List<@Nullable Object> frozen(List<@Nullable Object> row) {
        return Collections.unmodifiableList(new ArrayList<>(row));
    }
}
