package dev.sqlchat.engine.writing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.engine.TestSchema;

/** The schema and the rows that the plans of the tests run over. */
public final class Shop {

    private Shop() {}

    public static TestSchema schema() {
        return TestSchema.of(read("shop-schema.txt"));
    }

    static String read(String resource) {
        try (var in = Shop.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String create : schema().ddl()) {
                statement.execute(create);
            }
            for (String insert : read("shop-rows.sql").lines().toList()) {
                statement.execute(insert);
            }
        }
    }

    /** Rows such as {@code 1,Ada; 2,Bo}, numbers with at most four decimals, NULL as {@code -}; sorted when the query does not sort. */
    public static String rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    cells.add(cell(result.getObject(column)));
                }
                rows.add(String.join(",", cells));
            }
            if (!sql.contains("ORDER BY")) {
                rows.sort(null);
            }
            return String.join("; ", rows);
        }
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "-";
            case Boolean truth -> truth ? "1" : "0";
            case Number number -> new BigDecimal(number.toString()).setScale(4, RoundingMode.HALF_UP)
                    .stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
