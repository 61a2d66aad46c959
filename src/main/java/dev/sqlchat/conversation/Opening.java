package dev.sqlchat.conversation;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A turn that is about to run.
 *
 * @param run the id of the answer that it will have
 * @param question in the user's words
 * @param database the name of the data source that the user chose; null where the user left that open
 * @param edited where the user edited an earlier answer; null for a question in words
 */
public record Opening(String user, String thread, String run, String question, @Nullable String database,
        @Nullable Edited edited) {

    /**
     * What edits made.
     *
     * @param plan what is asked now
     * @param turn the number of the turn that was edited, which need not be the last one when this one runs; 0 where that
     *     is not known
     */
    public record Edited(QueryPlan plan, int turn) {}

    /** In words. */
    public Opening(String user, String thread, String run, String question, @Nullable String database) {
        this(user, thread, run, question, database, null);
    }

    /** With whichever data source the thread has. */
    public Opening(String user, String thread, String run, String question) {
        this(user, thread, run, question, null);
    }
}
