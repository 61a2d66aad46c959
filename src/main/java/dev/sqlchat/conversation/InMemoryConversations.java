package dev.sqlchat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps turns in memory; forgets threads that are too many or too old, and of each thread the oldest turns. */
public final class InMemoryConversations implements Conversations {

    /** Rows of an answer that are kept. */
    static final int MOST_ROWS = 200;
    private static final int MOST_THREADS = 1_000;
    private static final int MOST_TURNS = 50;
    private static final Duration LONGEST_IDLE = Duration.ofHours(24);

    private final Map<String, List<Turn>> threads = new LinkedHashMap<>(16, 0.75f, true);
    private final Clock clock;
    private final int mostThreads;
    private final int mostTurns;
    private final Duration longestIdle;

    public InMemoryConversations(Clock clock) {
        this(clock, MOST_THREADS, MOST_TURNS, LONGEST_IDLE);
    }

    InMemoryConversations(Clock clock, int mostThreads, int mostTurns, Duration longestIdle) {
        this.clock = clock;
        this.mostThreads = mostThreads;
        this.mostTurns = mostTurns;
        this.longestIdle = longestIdle;
    }

    @Override
    public synchronized List<Turn> turns(String threadId) {
        forgetIdle();
        return threads.getOrDefault(threadId, List.of());
    }

    @Override
    public synchronized void append(String threadId, Turn turn) {
        forgetIdle();
        var kept = new Turn(turn.number(), turn.question(), turn.database(), turn.plan(),
                turn.answer().withRowsUpTo(MOST_ROWS), turn.finished());
        var turns = Stream.concat(threads.getOrDefault(threadId, List.of()).stream(), Stream.of(kept)).toList();
        threads.put(threadId, turns.subList(Math.max(0, turns.size() - mostTurns), turns.size()));
        forgetLeastRecent();
    }

    /** Walks all threads: access order is not age order, because reading a thread renews only its place. */
    private void forgetIdle() {
        Instant oldest = clock.instant().minus(longestIdle);
        threads.values().removeIf(turns -> turns.getLast().finished().isBefore(oldest));
    }

    private void forgetLeastRecent() {
        while (threads.size() > mostThreads) {
            threads.remove(threads.keySet().iterator().next());
        }
    }
}
