package dev.sqlchat.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is to be written and lets one writer write it in batches, so that nobody waits for the disk. What finds the
 * queue full waits for a moment and is dropped then. Closing it writes what it has. Safe for many threads.
 */
final class AnalyticsQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsQueue.class);
    private static final int LARGEST_BATCH = 200;
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(5);

    /** @param capacity how many may wait
     * @param patience how long one waits for room
     * @param atEnd how long closing goes on trying to write */
    record Limits(int capacity, Duration patience, Duration atEnd) {

        static final Limits DEFAULT = new Limits(2_000, Duration.ofMillis(50), Duration.ofSeconds(10));
    }

    /** Empty entries wake the writer up. */
    private final BlockingQueue<Optional<QueryAnalytics>> waiting;
    private final Limits limits;
    private final Consumer<List<QueryAnalytics>> write;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer = Thread.ofVirtual().name("analytics-writer").unstarted(this::writeOnAndOn);
    private volatile long deadline = Long.MAX_VALUE;

    private AnalyticsQueue(Limits limits, Consumer<List<QueryAnalytics>> write) {
        this.waiting = new LinkedBlockingQueue<>(limits.capacity());
        this.limits = limits;
        this.write = write;
    }

    /** @param write a batch, or nothing of it when it throws; what was written before may come again */
    static AnalyticsQueue start(Limits limits, Consumer<List<QueryAnalytics>> write) {
        var queue = new AnalyticsQueue(limits, write);
        queue.writer.start();
        return queue;
    }

    void add(QueryAnalytics query) {
        if (!isClosing() && (waiting.offer(Optional.of(query)) || offerPatiently(query))) {
            taken.incrementAndGet();
        } else {
            drop(1);
        }
    }

    /** Also for a question that was interrupted: it is told all the same. */
    private boolean offerPatiently(QueryAnalytics query) {
        var interrupted = Thread.interrupted();
        try {
            return waiting.offer(Optional.of(query), limits.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says it for the first one and then ever more seldom. */
    private void drop(int count) {
        var before = dropped.getAndAdd(count);
        var now = before + count;
        if (Long.highestOneBit(before) != Long.highestOneBit(now)) {
            LOG.warn(
                    "Analytics cannot be written as fast as questions come, or not at all: {} dropped since the start.",
                    now);
        }
    }

    /** How many are still to be written. */
    long waiting() {
        return Math.max(0, taken.get() - settled.get());
    }

    /** How many were dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    /** Waits until what was added before is written; false when that takes longer. */
    boolean flush(Duration time) {
        var target = taken.get();
        var end = System.nanoTime() + time.toNanos();
        try {
            while (settled.get() < target && System.nanoTime() < end) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return settled.get() >= target;
    }

    private void writeOnAndOn() {
        try {
            do {
                settle(next());
            } while (!isClosing() || !waiting.isEmpty());
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private List<QueryAnalytics> next() throws InterruptedException {
        var entries = new ArrayList<Optional<QueryAnalytics>>();
        entries.add(waiting.take());
        waiting.drainTo(entries, LARGEST_BATCH - 1);
        return entries.stream().flatMap(Optional::stream).toList();
    }

    private void settle(List<QueryAnalytics> batch) throws InterruptedException {
        if (!batch.isEmpty() && !written(batch)) {
            drop(batch.size());
        }
        settled.addAndGet(batch.size());
    }

    /** Tries until it succeeds, or the time that closing has is over. */
    private boolean written(List<QueryAnalytics> batch) throws InterruptedException {
        for (var attempt = 1; System.nanoTime() < deadline; attempt++) {
            try {
                write.accept(batch);
                return true;
            } catch (RuntimeException failure) {
                if (attempt == 1) {
                    LOG.warn("Analytics cannot be written and wait: {}", failure.getMessage());
                }
            }
            pause();
        }
        return false;
    }

    private void pause() throws InterruptedException {
        if (closing.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(AGAIN.dividedBy(10));
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        deadline = System.nanoTime() + limits.atEnd().toNanos();
        closing.countDown();
        waiting.offer(Optional.empty());
        try {
            writer.join();
            while (!waiting.isEmpty()) {
                settle(next());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
