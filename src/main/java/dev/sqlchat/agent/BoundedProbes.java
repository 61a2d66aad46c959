package dev.sqlchat.agent;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Probes;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.ToolContext;

/** Reads through the guard, all of them together within one short time. */
final class BoundedProbes implements Probes {

    private static final int MOST_ROWS = 10;
    /**
     * Small tables are read in much less than the time that there is, so that a busy machine does not change what is found
     * out; large ones may take all of it.
     */
    private static final long MOST_TABLE_ROWS = 1_000_000;
    private static final int PATIENCE_WITH_SMALL_TABLES = 10;

    private final ToolContext tools;
    private final TimeLeft time;

    /**
     * Beside a query that ran: what reads the rows of a slow one once more is slow too, so then they read nothing.
     *
     * @param query null where the result is not from SQL
     * @param time for all of them, from now on; longer for small tables
     */
    static Probes beside(@Nullable CheckedQuery query, ResultTable result, ToolContext tools, Duration time) {
        var patience = query != null && SmallTables.are(query.tables(), MOST_TABLE_ROWS, tools.catalog())
                ? time.multipliedBy(PATIENCE_WITH_SMALL_TABLES)
                : time;
        return result.elapsed().compareTo(patience) > 0 ? Probes.NONE : new BoundedProbes(tools, patience);
    }

    private BoundedProbes(ToolContext tools, Duration time) {
        this.tools = tools;
        this.time = new TimeLeft(time);
    }

    @Override
    public Optional<ResultTable> read(String sql) {
        return time.forOne().flatMap(left -> tools.check(sql) instanceof Verdict.Accepted accepted
                ? read(accepted.query(), left)
                : Optional.empty());
    }

    private Optional<ResultTable> read(CheckedQuery query, Duration left) {
        return tools.database().execute(query, new Limits(left, MOST_ROWS,
                tools.limits().bytes())) instanceof QueryOutcome.Completed completed
                        ? Optional.of(completed.result())
                        : Optional.empty();
    }
}
