package dev.sqlchat.review;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.CheckedQuery;

/** Reads all of which together take one short time at most. */
public final class BoundedProbes implements Probes {

    /**
     * Small tables are read in much less than the time that there is, so that a busy machine does not change what is found
     * out; large ones may take all of it.
     */
    private static final long MOST_TABLE_ROWS = 1_000_000;
    private static final int PATIENCE_WITH_SMALL_TABLES = 10;

    private final Reads reads;
    private final TimeLeft time;

    private BoundedProbes(Reads reads, Duration time) {
        this.reads = reads;
        this.time = new TimeLeft(time);
    }

    /**
     * Before a query runs.
     *
     * @param time for all of them, from now on; longer for small tables
     */
    static Probes before(CheckedQuery query, Reads reads, Duration time) {
        return new BoundedProbes(reads, patience(query, reads, time));
    }

    /**
     * Beside a query that ran: what reads the rows of a slow one once more is slow too, so then they read nothing.
     *
     * @param query null where the result is not from SQL
     * @param time for all of them, from now on; longer for small tables
     */
    public static Probes beside(@Nullable CheckedQuery query, ResultTable result, Reads reads, Duration time) {
        var patience = query == null ? time : patience(query, reads, time);
        return result.elapsed().compareTo(patience) > 0 ? Probes.NONE : new BoundedProbes(reads, patience);
    }

    private static Duration patience(CheckedQuery query, Reads reads, Duration time) {
        return SmallTables.are(query.tables(), MOST_TABLE_ROWS, reads.catalog())
                ? time.multipliedBy(PATIENCE_WITH_SMALL_TABLES)
                : time;
    }

    @Override
    public Optional<ResultTable> read(String sql) {
        return time.forOne().flatMap(left -> reads.read(sql, left));
    }
}
