package dev.sqlchat.agent;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Stretches short times while more questions run than the machine has processors for: each of them gets less done in the
 * same time, and what is found out must not depend on who else asks. Safe for many threads.
 */
final class Pace {

    /** A question reads in one thread and thinks in another. */
    private static final int THREADS = 2;

    private final AtomicInteger running = new AtomicInteger();
    private final int processors;

    Pace(int processors) {
        this.processors = processors;
    }

    static Pace ofMachine() {
        return new Pace(Runtime.getRuntime().availableProcessors());
    }

    /** Does the work of one question. */
    <T> T during(Supplier<T> work) {
        running.incrementAndGet();
        try {
            return work.get();
        } finally {
            running.decrementAndGet();
        }
    }

    int running() {
        return running.get();
    }

    /** As long as this takes at the present pace. */
    Duration stretch(Duration time) {
        return time.multipliedBy(Math.max(processors, (long) THREADS * running.get())).dividedBy(processors);
    }
}
