package dev.sqlchat.agent;

import java.time.Duration;
import java.util.Optional;

/** A short time for several reads together, from its making on. */
final class TimeLeft {

    private static final Duration LEAST = Duration.ofMillis(2);

    private final long end;

    TimeLeft(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Empty where nothing can be read any more. */
    Optional<Duration> forOne() {
        var left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(LEAST) < 0 || Thread.currentThread().isInterrupted()
                ? Optional.empty()
                : Optional.of(left);
    }
}
