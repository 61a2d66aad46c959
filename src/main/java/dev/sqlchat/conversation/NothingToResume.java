package dev.sqlchat.conversation;

/** The thread's last turn was not interrupted. */
public final class NothingToResume extends RuntimeException {

    /** Stable, for programs. */
    public static final String CODE = "nothing_to_resume";

    private static final long serialVersionUID = 1;

    public NothingToResume(String thread) {
        super("The last question of thread " + thread + " was not interrupted; read the thread for its answer.");
    }
}
