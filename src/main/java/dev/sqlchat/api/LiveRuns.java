package dev.sqlchat.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.sqlchat.agent.AgentEvent;
import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;

/** The questions that this process works on, and those that it was done with just now. Safe for many threads. */
final class LiveRuns implements AutoCloseable {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final long MOST_WEIGHT = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AgentService agent;
    private final Duration reconnect;
    private final Duration kept;
    private final long mostWeight;
    private final Map<Key, List<LiveRun>> runs = new HashMap<>();
    /** With the oldest first. */
    private final Deque<Over> over = new ArrayDeque<>();
    private volatile boolean closed;

    LiveRuns(AgentService agent, StreamSettings settings) {
        this(agent, settings, KEPT, MOST_WEIGHT);
    }

    /**
     * @param kept how long it is known what a run told that is over
     * @param mostWeight of all runs that are over
     */
    LiveRuns(AgentService agent, StreamSettings settings, Duration kept, long mostWeight) {
        this.agent = agent;
        this.reconnect = settings.reconnect();
        this.kept = kept;
        this.mostWeight = mostWeight;
    }

    /** Whose run it is. */
    private record Key(String user, String thread) {}

    private record Over(Key key, LiveRun run) {}

    /** A place in a run: after an event of that number. */
    record Place(LiveRun run, int after) {

        /** Whether an event comes after it, or may come. */
        boolean goesOn() {
            return run.goesOnAfter(after);
        }

        void follow(EventStream stream) {
            stream.begin();
            run.follow(after, stream);
        }
    }

    /** Begins to work on a question; what is wrong with it, who follows is told. */
    LiveRun ask(AgentQuestion question) {
        var thread = question.threadId();
        return start(new Key(question.user(), thread == null ? "" : thread),
                events -> agent.streamQuestion(question, events));
    }

    /** Goes on with the last question of a thread. */
    LiveRun resume(String user, String thread) {
        return start(new Key(user, thread), events -> agent.streamResumed(user, thread, events));
    }

    private LiveRun start(Key key, Consumer<Consumer<AgentEvent>> work) {
        var run = new LiveRun(work, reconnect, done -> ended(key, done));
        synchronized (this) {
            runs.computeIfAbsent(key, ignored -> new ArrayList<>()).add(run);
        }
        run.begin();
        return run;
    }

    /** The beginning of the question of a thread that is worked on. */
    synchronized Optional<Place> running(String user, String thread) {
        return runs.getOrDefault(new Key(user, thread), List.of()).stream().filter(run -> !run.isOver()).findFirst()
                .map(run -> new Place(run, 0));
    }

    /** The place after an event; also of a question that is over since a short while. */
    synchronized Optional<Place> after(String user, String thread, String event) {
        return runs.getOrDefault(new Key(user, thread), List.of()).stream()
                .map(run -> new Place(run, run.number(event))).filter(place -> place.after() > 0).findFirst();
    }

    private void ended(Key key, LiveRun run) {
        if (!run.hasFailed()) {
            keep(new Over(key, run));
            sleep();
        }
        forget(key, run);
    }

    private synchronized void keep(Over done) {
        over.addLast(done);
        while (over.stream().mapToLong(each -> each.run().weight()).sum() > mostWeight) {
            var oldest = over.getFirst();
            forget(oldest.key(), oldest.run());
        }
    }

    /** An interruption so far was the run's. */
    private void sleep() {
        Thread.interrupted();
        try {
            Thread.sleep(closed ? Duration.ZERO : kept);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void forget(Key key, LiveRun run) {
        over.remove(new Over(key, run));
        runs.computeIfPresent(key, (same, all) -> {
            all.remove(run);
            return all.isEmpty() ? null : all;
        });
    }

    private synchronized List<LiveRun> all() {
        return runs.values().stream().flatMap(List::stream).toList();
    }

    /** Interrupts what is worked on, so that it can be resumed. */
    @Override
    public void close() {
        closed = true;
        var all = all();
        all.forEach(LiveRun::interrupt);
        try {
            for (LiveRun run : all) {
                run.awaitEnd(PATIENCE);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
