package dev.sqlchat.model.llm;

import java.time.Duration;

/**
 * When calls of a language model have to be over.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {

    /** What calls on this thread are given; where nothing is bound, they may take as long as the settings say. */
    public static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** At least a millisecond, as no time at all cannot be waited for. */
    public Duration left() {
        return Duration.ofNanos(Math.max(nanos - System.nanoTime(), 1_000_000));
    }

    public boolean allows(Duration pause) {
        return nanos - System.nanoTime() > pause.toNanos();
    }

    public boolean isBefore(Deadline other) {
        return nanos - other.nanos < 0;
    }
}
