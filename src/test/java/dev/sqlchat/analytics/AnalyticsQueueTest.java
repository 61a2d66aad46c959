package dev.sqlchat.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.sqlchat.analytics.AnalyticsQueue.Limits;

import static org.assertj.core.api.Assertions.assertThat;

class AnalyticsQueueTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<List<QueryAnalytics>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void writesEverythingBeforeItCloses() {
        try (var queue = AnalyticsQueue.start(Limits.DEFAULT, written::add)) {
            try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 64).forEach(task -> tasks.execute(
                        () -> IntStream.range(0, 20).forEach(number -> queue.add(query(task + "-" + number)))));
            }
        }

        assertThat(ids()).hasSize(1_280).doesNotHaveDuplicates();
    }

    @Test
    void writesInBatchesWhatCameWhileItWrote() throws InterruptedException {
        try (var queue = AnalyticsQueue.start(Limits.DEFAULT, this::writeWhenReleased)) {
            queue.add(query("first"));
            writing.await();
            IntStream.range(0, 5).forEach(number -> queue.add(query("q" + number)));
            release.countDown();

            assertThat(queue.flush(SECOND)).isTrue();
            assertThat(written).extracting(List::size).containsExactly(1, 5);
        }
    }

    @Test
    void holdsNobodyUpForLongWhenItIsFull() throws InterruptedException {
        var limits = new Limits(2, Duration.ofMillis(20), SECOND);
        try (var queue = AnalyticsQueue.start(limits, this::writeWhenReleased)) {
            queue.add(query("being written"));
            writing.await();
            var begin = System.nanoTime();
            IntStream.range(0, 5).forEach(number -> queue.add(query("q" + number)));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(60), SECOND);
            assertThat(queue.dropped()).isEqualTo(3);
            assertThat(queue.flush(Duration.ofMillis(10))).isFalse();
            release.countDown();
        }
        assertThat(ids()).containsExactly("being written", "q0", "q1");
    }

    @Test
    void takesFromAThreadThatIsInterrupted() {
        try (var queue = AnalyticsQueue.start(Limits.DEFAULT, written::add)) {
            Thread.currentThread().interrupt();
            queue.add(query("cancelled"));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(ids()).containsExactly("cancelled");
    }

    @Test
    void triesAgainWhenItCannotWrite() {
        var away = new AtomicInteger(2);
        try (var queue = AnalyticsQueue.start(Limits.DEFAULT, batch -> {
            if (away.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away");
            }
            written.add(batch);
        })) {
            queue.add(query("a"));
            assertThat(queue.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(queue.dropped()).isZero();
        }
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void countsWhatItCannotWriteBeforeTheEnd() {
        var queue = AnalyticsQueue.start(new Limits(10, SECOND, Duration.ofMillis(100)), batch -> {
            throw new IllegalStateException("the database is gone");
        });
        queue.add(query("a"));
        queue.add(query("b"));
        queue.close();
        queue.add(query("too late"));

        assertThat(queue.dropped()).isEqualTo(3);
    }

    private void writeWhenReleased(List<QueryAnalytics> batch) {
        writing.countDown();
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        written.add(batch);
    }

    private List<String> ids() {
        return written.stream().flatMap(List::stream).map(QueryAnalytics::id).toList();
    }

    private static QueryAnalytics query(String id) {
        return new QueryAnalytics(id, "q", null, 1, null, Instant.EPOCH, "answered", "m", null, 1, null, null, null,
                "local", "t", null);
    }
}
