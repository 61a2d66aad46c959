package dev.sqlchat.model.llm.provider;

import java.time.Duration;

/**
 * When a call has to be over, with all its attempts.
 *
 * @param nanos by {@link System#nanoTime}
 */
record Deadline(long nanos) {

    /** Of the call that this thread makes. */
    static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** At least a millisecond, as no time at all cannot be waited for. */
    Duration left() {
        return Duration.ofNanos(Math.max(nanos - System.nanoTime(), 1_000_000));
    }

    boolean allows(Duration pause) {
        return nanos - System.nanoTime() > pause.toNanos();
    }
}
