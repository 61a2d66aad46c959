package dev.sqlchat.agent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long one question took, by step. For one thread. */
final class Timings {

    private final long begin = System.nanoTime();
    private final Map<String, Long> nanos = new LinkedHashMap<>();

    /** Adds to a step's time; returns what was added, in milliseconds. */
    long add(String step, long taken) {
        nanos.merge(step, taken, Long::sum);
        return ms(taken);
    }

    /** Milliseconds by step so far, and {@code total}. */
    Map<String, Long> ms() {
        var all = new LinkedHashMap<String, Long>();
        nanos.forEach((step, taken) -> all.put(step, ms(taken)));
        all.put("total", ms(System.nanoTime() - begin));
        return all;
    }

    private static long ms(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
