package dev.sqlchat.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

import dev.sqlchat.analytics.PerformanceMetrics.Asked;
import dev.sqlchat.analytics.PerformanceMetrics.Day;
import dev.sqlchat.analytics.PerformanceMetrics.Model;
import dev.sqlchat.analytics.PerformanceMetrics.Slow;
import dev.sqlchat.analytics.PerformanceMetrics.Unanswered;
import dev.sqlchat.store.Timestamps;

/** Reads figures from the table {@code query_analytics}, of the questions since a moment. */
final class QueryFigures {

    private static final int LONGEST_LIST = 10;
    private static final int COST_DECIMALS = 6;
    private static final String FAILED = "SUM(CASE WHEN status = 'failed' THEN 1 ELSE 0 END) AS failed";

    private final AnalyticsStore store;

    QueryFigures(AnalyticsStore store) {
        this.store = store;
    }

    /** Of all questions. */
    record Total(long count, long failed, @Nullable Double avg, @Nullable Long min, @Nullable Long max, long tokens,
            @Nullable BigDecimal cost) {

        double failureRate() {
            return count == 0 ? 0 : (double) failed / count;
        }
    }

    Total total(String since) {
        return store.sql("""
                SELECT COUNT(*) AS n, COALESCE(%s, 0) AS failed, AVG(execution_time_ms) AS avg_ms,
                    MIN(execution_time_ms) AS min_ms, MAX(execution_time_ms) AS max_ms, SUM(token_count) AS tokens,
                    SUM(cost) AS cost
                FROM query_analytics WHERE timestamp >= ?""".formatted(FAILED.replace(" AS failed", ""))).param(since)
                .query((row, at) -> new Total(row.getLong("n"), row.getLong("failed"), number(row, "avg_ms"),
                        whole(row, "min_ms"), whole(row, "max_ms"), row.getLong("tokens"), cost(row)))
                .single();
    }

    /**
     * By nearest rank: the time that this share of the questions did not exceed. Both databases pick it by its place in
     * the order, so that all questions count, however many there are.
     */
    @Nullable
    Long percentile(String since, long count, double share) {
        var place = Math.max(0, (long) Math.ceil(share * count) - 1);
        return store.sql("""
                SELECT execution_time_ms FROM query_analytics WHERE timestamp >= ?
                ORDER BY execution_time_ms LIMIT 1 OFFSET ?""").params(since, place).query(Long.class).optional()
                .orElse(null);
    }

    List<Day> byDay(String since) {
        return list("""
                SELECT SUBSTR(timestamp, 1, 10) AS name, COUNT(*) AS n, %s, AVG(execution_time_ms) AS avg_ms,
                    SUM(token_count) AS tokens, SUM(cost) AS cost
                FROM query_analytics WHERE timestamp >= ? GROUP BY SUBSTR(timestamp, 1, 10) ORDER BY 1"""
                .formatted(FAILED), since,
                (row, at) -> new Day(LocalDate.parse(row.getString("name")), row.getLong("n"), row.getLong("failed"),
                        row.getDouble("avg_ms"), row.getLong("tokens"), cost(row)));
    }

    List<Model> byModel(String since) {
        return list("""
                SELECT model, COUNT(*) AS n, %s, AVG(execution_time_ms) AS avg_ms, MAX(execution_time_ms) AS max_ms,
                    SUM(token_count) AS tokens, SUM(cost) AS cost
                FROM query_analytics WHERE timestamp >= ? GROUP BY model ORDER BY n DESC, model""".formatted(FAILED),
                since,
                (row, at) -> new Model(row.getString("model"), row.getLong("n"), row.getLong("failed"),
                        row.getDouble("avg_ms"), row.getLong("max_ms"), row.getLong("tokens"), cost(row)));
    }

    Map<String, Long> byStatus(String since) {
        var counts = new LinkedHashMap<String, Long>();
        store.sql("SELECT status, COUNT(*) AS n FROM query_analytics WHERE timestamp >= ? GROUP BY status"
                + " ORDER BY n DESC, status").param(since)
                .query(row -> {
                    counts.put(row.getString("status"), row.getLong("n"));
                });
        return counts;
    }

    List<Slow> slowest(String since) {
        return list("""
                SELECT question, generated_sql, database_name, status, execution_time_ms, timestamp
                FROM query_analytics WHERE timestamp >= ? ORDER BY execution_time_ms DESC, timestamp DESC LIMIT\s"""
                + LONGEST_LIST, since,
                (row, at) -> new Slow(row.getString("question"), row.getString("generated_sql"),
                        row.getString("database_name"), row.getString("status"), row.getLong("execution_time_ms"),
                        Timestamps.read(row.getString("timestamp"))));
    }

    List<Asked> mostAsked(String since) {
        return list("""
                SELECT MAX(question) AS question, COUNT(*) AS n, AVG(execution_time_ms) AS avg_ms,
                    MAX(timestamp) AS latest
                FROM query_analytics WHERE timestamp >= ? GROUP BY question_form
                ORDER BY n DESC, latest DESC LIMIT\s""" + LONGEST_LIST, since,
                (row, at) -> new Asked(row.getString("question"), row.getLong("n"), row.getDouble("avg_ms"),
                        Timestamps.read(row.getString("latest"))));
    }

    List<Unanswered> unanswered(String since) {
        return list("""
                SELECT MAX(question) AS question, status, COUNT(*) AS n, MAX(timestamp) AS latest
                FROM query_analytics WHERE timestamp >= ? AND status IN ('abstained', 'refused', 'clarify')
                GROUP BY question_form, status ORDER BY n DESC, latest DESC LIMIT\s""" + 2 * LONGEST_LIST, since,
                (row, at) -> new Unanswered(row.getString("question"), row.getString("status"), row.getLong("n"),
                        Timestamps.read(row.getString("latest"))));
    }

    private <T> List<T> list(String sql, String since, RowMapper<T> read) {
        return store.sql(sql).param(since).query(read).list();
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Long whole(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable BigDecimal cost(ResultSet row) throws SQLException {
        var sum = row.getBigDecimal("cost");
        return sum == null ? null : sum.setScale(COST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
