package dev.sqlchat.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.AgentEvent;

/** The events of one run, numbered from 1, for any number of readers. Safe for many threads. */
final class RunLog implements Consumer<AgentEvent> {

    /** Older ones are forgotten. */
    private static final int MOST = 100_000;
    /** As heavy as a number. */
    private static final int LETTERS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<AgentEvent> events = new ArrayList<>();
    private int forgotten;
    private long weight;
    private boolean over;
    private @Nullable RuntimeException failure;

    /** What a reader finds at a number. */
    sealed interface Next {

        record Happened(AgentEvent event) implements Next {}

        /** Not yet. */
        record Nothing() implements Next {}

        /** @param failure why no event came at all; null where the last one was the run's end */
        record Ended(@Nullable RuntimeException failure) implements Next {}

        record Forgotten() implements Next {}
    }

    @Override
    public void accept(AgentEvent event) {
        lock.lock();
        try {
            events.add(event);
            weight += weight(event);
            if (events.size() > MOST) {
                events.subList(0, MOST / 2).clear();
                forgotten += MOST / 2;
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long weight(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Rows rows -> weight(rows.rows());
            case AgentEvent.Answered(var answer) -> weight(answer.rows());
            default -> 1;
        };
    }

    private static long weight(List<? extends List<? extends @Nullable Object>> rows) {
        return rows.stream().flatMap(List::stream).mapToLong(RunLog::weight).sum();
    }

    private static long weight(@Nullable Object cell) {
        return cell instanceof String text ? 1 + text.length() / LETTERS : 1;
    }

    /** @param fault why the run told nothing; null where its last event is the end */
    void end(@Nullable RuntimeException fault) {
        lock.lock();
        try {
            over = true;
            failure = fault;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @param patience how long to wait for what has not happened yet */
    Next next(int number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (number > count() && !over && left > 0) {
                left = news.awaitNanos(left);
            }
            return at(number);
        } finally {
            lock.unlock();
        }
    }

    private Next at(int number) {
        if (number <= forgotten) {
            return new Next.Forgotten();
        }
        if (number <= count()) {
            return new Next.Happened(events.get(number - forgotten - 1));
        }
        return over ? new Next.Ended(failure) : new Next.Nothing();
    }

    int last() {
        return locked(this::count);
    }

    private int count() {
        return forgotten + events.size();
    }

    /** Waits for the last event. */
    AgentEvent end() throws InterruptedException {
        lock.lock();
        try {
            while (!over) {
                news.await();
            }
            if (failure != null) {
                throw failure;
            }
            return events.getLast();
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        return locked(() -> over);
    }

    /** Whether the run told nothing. */
    boolean hasFailed() {
        return locked(() -> failure != null);
    }

    /** About how much memory it takes, in numbers. */
    long weight() {
        return locked(() -> weight);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
