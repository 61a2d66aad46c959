package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Watchdog.Watch;

/** Reads at most a thousand rows: all of a small table, of a large one some from each part. */
final class SqliteSampling {

    private static final int ROWS = 1_000;
    private static final int PARTS = 100;
    private static final int COUNTED = 100_000;

    private final TableName table;
    private final List<String> columns;
    private final boolean mayHaveRowids;

    SqliteSampling(TableName table, List<String> columns, boolean mayHaveRowids) {
        this.table = table;
        this.columns = columns;
        this.mayHaveRowids = mayHaveRowids;
    }

    RowSample read(Connection connection, Watch watch) throws SQLException {
        long counted = number(connection, watch, "SELECT count(*) FROM (SELECT 1 FROM " + name() + " LIMIT "
                + (COUNTED + 1) + ")");
        List<ColumnSample> samples = Stream.generate(ColumnSample::new).limit(columns.size()).toList();
        long span = counted > ROWS && mayHaveRowids ? readParts(connection, watch, samples) : 0;
        if (span == 0) {
            collect(connection, watch, "LIMIT " + ROWS, samples);
        }
        return new RowSample(counted > COUNTED ? Math.max(counted, span) : counted, counted <= ROWS, samples);
    }

    /** Reads some rows of each part of the range of rowids; 0, and nothing read, for a table without rowids. */
    private long readParts(Connection connection, Watch watch, List<ColumnSample> samples) throws SQLException {
        long lowest = rowid(connection, watch, "min");
        long span = rowid(connection, watch, "max") - lowest + 1;
        if (span < ROWS) {
            return 0;
        }
        for (int part = 0; part < PARTS; part++) {
            long first = lowest + span / PARTS * part;
            long next = lowest + span / PARTS * (part + 1);
            collect(connection, watch,
                    "WHERE rowid >= " + first + " AND rowid < " + next + " LIMIT " + ROWS / PARTS, samples);
        }
        return span;
    }

    /** 0 for a table without rowids. */
    private long rowid(Connection connection, Watch watch, String end) {
        try {
            return number(connection, watch, "SELECT " + end + "(rowid) FROM " + name());
        } catch (SQLException withoutRowid) {
            return 0;
        }
    }

    private void collect(Connection connection, Watch watch, String which, List<ColumnSample> samples)
            throws SQLException {
        String sql = "SELECT " + columns.stream().map(SqliteSampling::shortened).collect(Collectors.joining(", "))
                + " FROM " + name() + " " + which;
        try (PreparedStatement query = watch.watch(connection.prepareStatement(sql));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                for (int index = 0; index < samples.size(); index++) {
                    samples.get(index).add(value(row.getObject(index + 1)));
                }
            }
        }
    }

    private static @Nullable Object value(@Nullable Object stored) {
        return stored instanceof Integer number ? (Object) number.longValue() : stored;
    }

    /** Long texts and binary values are cut, so that a sample stays small. */
    private static String shortened(String column) {
        String name = Quoted.name(column);
        return "CASE typeof(" + name + ") WHEN 'text' THEN substr(" + name + ", 1, 400) WHEN 'blob' THEN x'00' ELSE "
                + name + " END";
    }

    private static long number(Connection connection, Watch watch, String sql) throws SQLException {
        try (PreparedStatement query = watch.watch(connection.prepareStatement(sql));
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private String name() {
        return Quoted.table(table);
    }
}
