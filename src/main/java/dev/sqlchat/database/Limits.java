package dev.sqlchat.database;

import java.time.Duration;

/**
 * What one query may take.
 *
 * @param bytes of cell text and numbers held in memory, estimated
 */
public record Limits(Duration time, int rows, long bytes) {

    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 10_000, 32L << 20);

    public Limits {
        if (time.isNegative() || time.isZero() || rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("limits are positive: " + time + ", " + rows + " rows, " + bytes);
        }
    }
}
