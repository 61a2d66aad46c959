package dev.sqlchat.durability;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.sqlchat.store.Store;

/** The moment at which this process is to be killed. Whoever comes to it says so and stays there for ever. */
final class Mark {

    private final Point point;
    private final AtomicInteger left;
    private final Store store;
    private final Report report;

    /** @param times that the point is come to, from 1 */
    Mark(Point point, int times, Store store, Report report) {
        this.point = point;
        this.left = new AtomicInteger(times);
        this.store = store;
        this.report = report;
    }

    /** The thread of the conversation is the name of the one that runs. */
    void reach(Point at) {
        if (at == point && left.decrementAndGet() == 0) {
            report.marked(Thread.currentThread().getName());
            stay();
        }
    }

    /** Does the work within a transaction, with the point before its end. */
    <T> T within(Point at, Supplier<T> work) {
        return at != point ? work.get() : store.atomically(() -> {
            var result = work.get();
            reach(at);
            return result;
        });
    }

    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
