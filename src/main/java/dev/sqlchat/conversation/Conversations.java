package dev.sqlchat.conversation;

import java.util.List;

/** Keeps the turns of threads. A thread that is not known has no turns. Safe for many threads. */
public interface Conversations {

    /** The turns that are kept, oldest first. */
    List<Turn> turns(String threadId);

    /** Keeps a turn; of long answers perhaps not every row. */
    void append(String threadId, Turn turn);
}
