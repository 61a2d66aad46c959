package dev.sqlchat.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;

/** Cells by the type that the server says. */
final class PostgresCells implements Cells {

    private final List<String> types;
    private final List<ColumnType> families;

    private PostgresCells(List<String> types, List<ColumnType> families) {
        this.types = types;
        this.families = families;
    }

    static PostgresCells of(ResultSetMetaData result) throws SQLException {
        List<String> types = new ArrayList<>();
        List<ColumnType> families = new ArrayList<>();
        for (int column = 1; column <= result.getColumnCount(); column++) {
            String type = result.getColumnTypeName(column);
            ColumnType family = PostgresTypes.family(type);
            boolean label = family == ColumnType.OTHER && result.getColumnType(column) == Types.VARCHAR;
            types.add(type);
            families.add(label ? ColumnType.TEXT : family);
        }
        return new PostgresCells(types, families);
    }

    @Override
    public ColumnType type(int column) {
        return families.get(column - 1);
    }

    @Override
    public @Nullable Object cell(ResultSet row, int column) throws SQLException {
        return switch (types.get(column - 1)) {
            case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" ->
                orNull(row, row.getLong(column));
            case "float4", "float8" -> orNull(row, row.getDouble(column));
            case "numeric" -> number(row.getString(column));
            case "bool" -> orNull(row, row.getBoolean(column));
            case "date" -> row.getObject(column, LocalDate.class);
            case "timestamp" -> row.getObject(column, LocalDateTime.class);
            case "timestamptz" -> row.getObject(column, OffsetDateTime.class);
            case "time" -> row.getObject(column, LocalTime.class);
            case "bytea" -> binary(row.getBytes(column));
            default -> row.getString(column);
        };
    }

    private static @Nullable Object orNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    /** NaN and the infinities are no decimal numbers. */
    private static @Nullable Object number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Character.isLetter(text.charAt(text.length() - 1)) ? (Object) text : new BigDecimal(text);
    }

    private static @Nullable Object binary(byte @Nullable [] bytes) {
        return bytes == null ? null : Cells.binary(bytes);
    }
}
