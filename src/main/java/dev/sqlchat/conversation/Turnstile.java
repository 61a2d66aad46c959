package dev.sqlchat.conversation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one question of each thread through at a time, in the order they came. */
public final class Turnstile {

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** What is done behind it. */
    @FunctionalInterface
    public interface Work {

        void run() throws InterruptedException;
    }

    private record Gate(ReentrantLock lock, int visitors) {}

    /**
     * Does the work when the thread's earlier questions are done.
     *
     * @param waits is told when they are not
     * @throws InterruptedException when the wait is cancelled, and the work is not done then; or by the work
     */
    public void pass(String threadId, Runnable waits, Work work) throws InterruptedException {
        var lock = enter(threadId);
        try {
            if (!lock.tryLock(0, TimeUnit.NANOSECONDS)) {
                waits.run();
                lock.lockInterruptibly();
            }
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        } finally {
            leave(threadId);
        }
    }

    private ReentrantLock enter(String threadId) {
        return gates.compute(threadId, (thread, gate) -> gate == null
                ? new Gate(new ReentrantLock(true), 1)
                : new Gate(gate.lock(), gate.visitors() + 1)).lock();
    }

    private void leave(String threadId) {
        gates.computeIfPresent(threadId,
                (thread, gate) -> gate.visitors() == 1 ? null : new Gate(gate.lock(), gate.visitors() - 1));
    }

    /** Threads with a question at work or waiting. */
    int busy() {
        return gates.size();
    }
}
