package dev.sqlchat.conversation;

/** There is no such thread for this user; whether another user has one is not told. */
public final class UnknownThread extends RuntimeException {

    /** Stable, for programs. */
    public static final String CODE = "unknown_thread";

    private static final long serialVersionUID = 1;

    public UnknownThread(String thread) {
        super("There is no thread " + thread + "; leave thread_id out to start one.");
    }
}
