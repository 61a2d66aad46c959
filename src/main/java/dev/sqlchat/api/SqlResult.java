package dev.sqlchat.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;

/**
 * What a query returned.
 *
 * @param sql the query as it ran
 * @param truncated rows are missing because of a cap
 */
record SqlResult(String database, String sql, List<ResultTable.ResultColumn> columns,
        List<List<@Nullable Object>> rows, int rowCount, boolean truncated, long ms) {

    static SqlResult of(String database, String sql, ResultTable result) {
        return new SqlResult(database, sql, result.columns(), result.rows(), result.rows().size(),
                result.truncated() != null, result.elapsed().toMillis());
    }
}
