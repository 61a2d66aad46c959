package dev.sqlchat.review;

import java.time.Duration;
import java.util.Optional;

/** A short time for several reads together, from its making on. */
public final class TimeLeft {

    private static final Duration LEAST = Duration.ofMillis(2);

    private final long end;

    public TimeLeft(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Empty where nothing can be read any more. */
    public Optional<Duration> forOne() {
        var left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(LEAST) < 0 || Thread.currentThread().isInterrupted()
                ? Optional.empty()
                : Optional.of(left);
    }
}
