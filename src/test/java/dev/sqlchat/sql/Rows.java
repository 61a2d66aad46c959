package dev.sqlchat.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The names and rows of a query, as text. */
final class Rows {

    private Rows() {}

    static List<List<String>> of(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return read(rows);
        }
    }

    static List<List<String>> of(Connection connection, CheckedQuery query) throws SQLException {
        try (var statement = connection.prepareStatement(query.boundSql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            try (var rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    /** Equal, or of the same shape where each run gives other values. */
    static void requireSame(List<List<String>> original, List<List<String>> printed, String sql) {
        if (sql.matches("(?is).*\\b(random|now|current_\\w+|localtime\\w*)\\b.*")) {
            assertThat(printed).hasSameSizeAs(original);
        } else {
            assertThat(printed).isEqualTo(original);
        }
    }

    private static List<List<String>> read(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        var read = new ArrayList<List<String>>();
        while (rows.next()) {
            var row = new ArrayList<String>();
            for (int i = 1; i <= width; i++) {
                row.add(String.valueOf(rows.getString(i)));
            }
            read.add(row);
        }
        return read;
    }
}
