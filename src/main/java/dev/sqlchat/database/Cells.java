package dev.sqlchat.database;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;

/** Turns what the driver gives into the types that {@link ResultTable} names. Columns count from 1. */
interface Cells {

    @Nullable
    Object cell(ResultSet row, int column) throws SQLException;

    /** The family of a result column; null where only the cells can tell. */
    @Nullable
    ColumnType type(int column);

    static String binary(byte[] bytes) {
        return "<blob " + bytes.length + " bytes>";
    }
}
