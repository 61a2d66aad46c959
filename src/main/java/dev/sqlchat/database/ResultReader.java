package dev.sqlchat.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.database.ResultTable.Truncation;

/** Reads a result until it ends or a cap is reached. */
final class ResultReader {

    private static final int CELL_BYTES = 24;
    private static final int BYTES_PER_LETTER = 2;

    private final Cells cells;
    private final Limits limits;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private long bytes;

    ResultReader(Cells cells, Limits limits) {
        this.cells = cells;
        this.limits = limits;
    }

    ResultTable read(ResultSet result, long startNanos) throws SQLException {
        ResultSetMetaData description = result.getMetaData();
        int width = description.getColumnCount();
        Truncation truncation = readRows(result, width);
        List<ResultColumn> columns = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
            columns.add(new ResultColumn(description.getColumnLabel(column), type(column)));
        }
        return new ResultTable(columns, rows, truncation, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private @Nullable Truncation readRows(ResultSet result, int width) throws SQLException {
        while (result.next()) {
            if (rows.size() == limits.rows()) {
                return Truncation.ROWS;
            }
            List<@Nullable Object> row = row(result, width);
            if (bytes > limits.bytes()) {
                return Truncation.BYTES;
            }
            rows.add(row);
        }
        return null;
    }

    private List<@Nullable Object> row(ResultSet result, int width) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int column = 1; column <= width; column++) {
            Object cell = cells.cell(result, column);
            bytes += CELL_BYTES + (cell instanceof String text ? (long) BYTES_PER_LETTER * text.length() : 0);
            row.add(cell);
        }
        return row;
    }

    private ColumnType type(int column) {
        ColumnType declared = cells.type(column);
        ColumnType seen = null;
        for (List<@Nullable Object> row : rows) {
            Object cell = row.get(column - 1);
            seen = cell == null ? seen : either(seen, family(cell));
        }
        if (seen == null) {
            return declared == null ? ColumnType.TEXT : declared;
        }
        return declared == null ? seen : reconciled(declared, seen);
    }

    /** What the database says of the column, unless its cells say otherwise. */
    private static ColumnType reconciled(ColumnType declared, ColumnType seen) {
        boolean wider = declared == ColumnType.DECIMAL && seen == ColumnType.INTEGER;
        return wider || declared == ColumnType.OTHER ? declared : seen;
    }

    private static ColumnType either(@Nullable ColumnType one, ColumnType other) {
        if (one == null || one == other) {
            return other;
        }
        return one.numeric() && other.numeric() ? ColumnType.DECIMAL : ColumnType.TEXT;
    }

    private static ColumnType family(Object cell) {
        return switch (cell) {
            case Long number -> ColumnType.INTEGER;
            case Number number -> ColumnType.DECIMAL;
            case Boolean truth -> ColumnType.BOOLEAN;
            case LocalDate day -> ColumnType.DATE;
            case LocalDateTime time -> ColumnType.TIMESTAMP;
            case OffsetDateTime time -> ColumnType.TIMESTAMP;
            case LocalTime time -> ColumnType.TIME;
            default -> ColumnType.TEXT;
        };
    }
}
