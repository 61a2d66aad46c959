package dev.sqlchat.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.OwnQueries;
import dev.sqlchat.answer.Answer.Chart;
import dev.sqlchat.answer.Answer.OutputColumn;
import dev.sqlchat.answer.Answer.Receipt;

/**
 * What a query returned.
 *
 * @param sql the query as it ran
 * @param truncated rows are missing because of a cap
 * @param chart null where there are no rows
 * @param receipt what was checked; it has no filters
 */
record SqlResult(String database, String sql, List<OutputColumn> columns, List<List<@Nullable Object>> rows,
        int rowCount, boolean truncated, @Nullable Chart chart, Receipt receipt, long ms) {

    static SqlResult of(String database, OwnQueries.Outcome.Ran ran) {
        var result = ran.result();
        return new SqlResult(database, ran.query().sql(), ran.own().columns(), result.rows(), result.rows().size(),
                result.truncated() != null, ran.own().chart(), ran.receipt(), result.elapsed().toMillis());
    }
}
