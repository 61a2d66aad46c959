package dev.sqlchat.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.engine.probing.Probe;
import dev.sqlchat.review.SmallTables;
import dev.sqlchat.review.TimeLeft;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.ToolContext;

/**
 * Lets the engine see what its queries find: through the guard, within one short time that begins with the first of
 * them, and only where their tables are small, so that nobody waits or pays for what is not the answer. For one thread.
 */
final class SmallReads implements Probe {

    private static final long MOST_TABLE_ROWS = 100_000;

    private final ToolContext tools;
    private final Duration time;
    private final Map<String, Found> found = new HashMap<>();
    private @Nullable TimeLeft left;

    SmallReads(ToolContext tools, Duration time) {
        this.tools = tools;
        this.time = time;
    }

    @Override
    public Found find(String sql, List<TableName> tables) {
        return SmallTables.are(tables, MOST_TABLE_ROWS, tools.catalog())
                ? found.computeIfAbsent(sql, this::find)
                : new Found.Unknown();
    }

    private Found find(String sql) {
        return left().forOne().map(most -> find(sql, most)).orElseGet(Found.Unknown::new);
    }

    private TimeLeft left() {
        if (left == null) {
            left = new TimeLeft(time);
        }
        return left;
    }

    private Found find(String sql, Duration most) {
        return switch (tools.check(sql)) {
            case Verdict.Accepted accepted -> read(accepted.query(), most);
            case Verdict.Refused ignored -> new Found.Refused();
        };
    }

    private Found read(CheckedQuery query, Duration most) {
        return switch (tools.database().execute(query, new Limits(most, MOST_ROWS, tools.limits().bytes()))) {
            case QueryOutcome.Completed completed -> new Found.Rows(completed.result().rows(),
                    completed.result().fingerprint());
            case QueryOutcome.Failed ignored -> new Found.Refused();
            case QueryOutcome.TimedOut ignored -> new Found.Unknown();
            case QueryOutcome.Cancelled ignored -> cancelled();
        };
    }

    /** Keeps the thread interrupted, so that the agent stops too. */
    private static Found cancelled() {
        Thread.currentThread().interrupt();
        return new Found.Unknown();
    }
}
