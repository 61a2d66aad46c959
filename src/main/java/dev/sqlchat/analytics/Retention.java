package dev.sqlchat.analytics;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes query analytics that are too old: soon after the start, and daily. */
final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration DAILY = Duration.ofDays(1);

    private final QueryAnalyticsTable table;
    private final Duration kept;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("analytics-retention").factory());

    private Retention(QueryAnalyticsTable table, Duration kept, Clock clock) {
        this.table = table;
        this.kept = kept;
        this.clock = clock;
    }

    static Retention start(AnalyticsStore store, Duration kept, Clock clock) {
        var retention = new Retention(new QueryAnalyticsTable(store), kept, clock);
        var ignored = retention.timer.scheduleWithFixedDelay(retention::prune, FIRST.toSeconds(), DAILY.toSeconds(),
                TimeUnit.SECONDS);
        return retention;
    }

    /** A failure must not end the schedule. */
    void prune() {
        try {
            var deleted = table.deleteBefore(clock.instant().minus(kept));
            LOG.debug("Deleted {} query analytics older than {} days.", deleted, kept.toDays());
        } catch (RuntimeException failure) {
            LOG.warn("Old query analytics could not be deleted: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
