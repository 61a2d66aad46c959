package dev.sqlchat.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the checkpoints of the latest runs in memory. */
final class InMemoryCheckpoints implements Checkpoints {

    private static final int MOST_RUNS = 200;

    private final Map<String, List<Checkpoint>> runs = new LinkedHashMap<>();

    @Override
    public synchronized void append(Checkpoint checkpoint) {
        runs.computeIfAbsent(checkpoint.run(), run -> new ArrayList<>()).add(checkpoint);
        while (runs.size() > MOST_RUNS) {
            runs.remove(runs.keySet().iterator().next());
        }
    }

    @Override
    public synchronized List<Checkpoint> of(String run) {
        return List.copyOf(runs.getOrDefault(run, List.of()));
    }

    /** They are few, and go when newer runs come. */
    @Override
    public int forgetDone(Instant before) {
        return 0;
    }

    @Override
    public synchronized void forget(String run) {
        runs.remove(run);
    }
}
