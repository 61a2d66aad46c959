package dev.sqlchat.conversation;

import java.util.List;
import java.util.Optional;

/**
 * Keeps threads and their turns, each thread for the user who began it. Of a thread one turn runs at a time, whoever
 * else has the same store open. Safe for many threads.
 */
public interface Conversations {

    /** Whether the thread is another user's, so that this one must not learn of it. */
    boolean isOthers(String user, String thread);

    /** Whether the user has the thread. */
    boolean has(String user, String thread);

    /**
     * The answered turns that are kept, oldest first; none of a thread that is not known.
     *
     * @throws UnknownThread when the thread is another user's
     */
    List<Turn> turns(String user, String thread);

    /**
     * Lets a turn begin: from now on it is known, with its number. Waits while an earlier turn of the thread
     * runs or waits.
     *
     * @throws UnknownThread when the thread is another user's
     * @throws InterruptedException when the wait is cancelled; nothing has begun then
     */
    int begin(Opening opening) throws InterruptedException;

    /** @param waits is told when it cannot begin at once */
    default int begin(Opening opening, Runnable waits) throws InterruptedException {
        return begin(opening);
    }

    /**
     * Lets the thread's last turn go on, when its run ended without an answer; otherwise empty. Waits while it runs.
     *
     * @throws UnknownThread when the user has no such thread
     * @throws InterruptedException when the wait is cancelled
     */
    Optional<Interrupted> resume(String user, String thread) throws InterruptedException;

    /**
     * The latest turn of the user that answered the same question over the same database, in whatever thread. Where what
     * was said before may have changed the meaning of one of the two, they are the same only if their queries ask the same.
     */
    Optional<Turn> sameBefore(String user, Turn turn);

    /** The turn is answered. When this returns, it is kept. */
    void finish(String thread, Turn turn);

    /**
     * Interrupts the turn of a thread that runs, whichever process has it; nothing where none does.
     *
     * @throws UnknownThread when the user has no such thread
     */
    void stop(String user, String thread);

    /** The run of a turn ended without an answer. Kept also when the calling thread is interrupted. */
    void interrupt(String run);
}
