package dev.sqlchat.conversation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which runs of turns go on in this process, and in which thread each. */
final class AtWork {

    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    /** The run goes on in the calling thread. */
    void begins(String run) {
        threads.put(run, Thread.currentThread());
    }

    /** From now on its thread is not interrupted for it. */
    void ends(String run) {
        threads.remove(run);
    }

    /** Interrupts the run; nothing where it is not at work here. */
    void stop(String run) {
        threads.computeIfPresent(run, (id, thread) -> {
            thread.interrupt();
            return thread;
        });
    }

    List<String> runs() {
        return List.copyOf(threads.keySet());
    }
}
