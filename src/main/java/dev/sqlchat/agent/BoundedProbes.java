package dev.sqlchat.agent;

import java.time.Duration;
import java.util.Optional;

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

    private final ToolContext tools;
    private final TimeLeft time;

    /**
     * Beside a query that ran: what reads the rows of a slow one once more is slow too, so then they read nothing.
     *
     * @param time for all of them, from now on
     */
    static Probes beside(ResultTable result, ToolContext tools, Duration time) {
        return result.elapsed().compareTo(time) > 0 ? Probes.NONE : new BoundedProbes(tools, time);
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
