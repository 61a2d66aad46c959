package dev.sqlchat.api;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import dev.sqlchat.agent.AgentEvent;

/**
 * A question that is worked on, on a thread of its own. Any number may follow it, from its first event or a later one. When
 * the last of them is gone it goes on for a while, and is interrupted unless somebody comes back.
 */
final class LiveRun {

    private static final Duration QUIET = Duration.ofSeconds(1);

    /** Begins the ids of its events, so that nobody takes up another run with them. */
    private final String mark = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final Duration reconnect;
    private final RunLog log = new RunLog();
    private final Thread thread;
    private int followers;
    /** How often the last follower left. */
    private int losses;

    /** Somebody who hears a run's events. */
    interface Follower {

        /** @return false when it hears nothing any more */
        boolean hears(String id, AgentEvent event);

        /** Nothing has happened for a second. */
        boolean waits();
    }

    /**
     * @param work tells its events to the end, or throws before the first
     * @param reconnect how long it goes on when nobody follows it
     * @param afterwards is done on its thread
     */
    LiveRun(Consumer<Consumer<AgentEvent>> work, Duration reconnect, Consumer<LiveRun> afterwards) {
        this.reconnect = reconnect;
        this.thread = Thread.ofVirtual().name("question").unstarted(() -> {
            try {
                work(work);
            } finally {
                afterwards.accept(this);
            }
        });
    }

    private void work(Consumer<Consumer<AgentEvent>> work) {
        RuntimeException fault = new IllegalStateException("the work broke off");
        try {
            work.accept(log);
            fault = null;
        } catch (RuntimeException failure) {
            fault = failure;
        } finally {
            log.end(fault);
        }
    }

    void begin() {
        thread.start();
    }

    boolean isOver() {
        return log.isOver();
    }

    boolean hasFailed() {
        return log.hasFailed();
    }

    long weight() {
        return log.weight();
    }

    /** The number of the event with that id; 0 where it is none of this run. */
    int number(String id) {
        var number = id.startsWith(mark + "-") ? id.substring(mark.length() + 1) : "";
        return number.matches("[1-9]\\d{0,8}") ? Integer.parseInt(number) : 0;
    }

    /** Whether there are events after that number, or may be. */
    boolean goesOnAfter(int number) {
        return !log.isOver() || log.last() > number;
    }

    /**
     * Hears the events after that number, each once, on the calling thread until the last one.
     *
     * @throws RuntimeException why the work could not begin, when it could not
     */
    void follow(int after, Follower follower) {
        join();
        try {
            read(after + 1, follower);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void read(int first, Follower follower) throws InterruptedException {
        var number = first;
        var listens = true;
        while (listens) {
            switch (log.next(number, QUIET)) {
                case RunLog.Next.Happened(var event) -> {
                    listens = follower.hears(mark + "-" + number, event);
                    number++;
                }
                case RunLog.Next.Nothing() -> listens = follower.waits();
                case RunLog.Next.Forgotten() -> listens = false;
                case RunLog.Next.Ended(var failure) -> {
                    if (failure != null) {
                        throw failure;
                    }
                    listens = false;
                }
            }
        }
    }

    /** Waits for the last event; as {@link #follow}. */
    AgentEvent end() throws InterruptedException {
        join();
        try {
            return log.end();
        } finally {
            leave();
        }
    }

    private synchronized void join() {
        followers++;
    }

    private synchronized void leave() {
        followers--;
        if (followers == 0 && !isOver()) {
            losses++;
            var loss = losses;
            Thread.ofVirtual().name("lost-stream").start(() -> interruptLater(loss));
        }
    }

    private void interruptLater(int loss) {
        try {
            Thread.sleep(reconnect);
            interruptIfStillLost(loss);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interruptIfStillLost(int loss) {
        if (followers == 0 && losses == loss && !isOver()) {
            thread.interrupt();
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        thread.join(patience);
    }
}
