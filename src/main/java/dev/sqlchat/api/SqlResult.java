package dev.sqlchat.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.OwnQueries;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.database.ResultTable;

/**
 * What a query returned.
 *
 * @param sql the query as it ran
 * @param truncated rows are missing because of a cap
 * @param receipt what was checked; it has no filters
 */
record SqlResult(String database, String sql, List<ResultTable.ResultColumn> columns,
        List<List<@Nullable Object>> rows, int rowCount, boolean truncated, Receipt receipt, long ms) {

    static SqlResult of(String database, OwnQueries.Outcome.Ran ran) {
        var result = ran.result();
        return new SqlResult(database, ran.query().sql(), result.columns(), result.rows(), result.rows().size(),
                result.truncated() != null, ran.receipt(), result.elapsed().toMillis());
    }
}
