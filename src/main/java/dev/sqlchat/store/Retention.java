package dev.sqlchat.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is too old: soon after the start, and daily. */
public final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration DAILY = Duration.ofDays(1);

    private final String what;
    private final ToIntFunction<Instant> delete;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("retention").factory());

    private Retention(String what, ToIntFunction<Instant> delete) {
        this.what = what;
        this.delete = delete;
    }

    /**
     * Begins to watch over age.
     *
     * @param what for the log, such as {@code threads}
     * @param kept what is older goes; null keeps all
     * @param delete deletes what is from before a time and says how many that were
     */
    public static Retention start(String what, @Nullable Duration kept, Clock clock, ToIntFunction<Instant> delete) {
        var retention = new Retention(what, delete);
        if (kept != null) {
            var ignored = retention.timer.scheduleWithFixedDelay(() -> retention.prune(clock.instant().minus(kept)),
                    FIRST.toSeconds(), DAILY.toSeconds(), TimeUnit.SECONDS);
        }
        return retention;
    }

    /** A failure must not end the schedule. */
    private void prune(Instant before) {
        try {
            LOG.debug("Deleted {} {} from before {}.", delete.applyAsInt(before), what, before);
        } catch (RuntimeException failure) {
            LOG.warn("Old {} could not be deleted: {}", what, failure.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
