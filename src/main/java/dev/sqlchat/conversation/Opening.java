package dev.sqlchat.conversation;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A turn that is about to run.
 *
 * @param run the id of the answer that it will have
 * @param question in the user's words
 * @param database the name of the data source that the user chose; null where the user left that open
 * @param plan what it asks, where the user edited an earlier plan; null for a question in words
 */
public record Opening(String user, String thread, String run, String question, @Nullable String database,
        @Nullable QueryPlan plan) {

    /** In words. */
    public Opening(String user, String thread, String run, String question, @Nullable String database) {
        this(user, thread, run, question, database, null);
    }

    /** With whichever data source the thread has. */
    public Opening(String user, String thread, String run, String question) {
        this(user, thread, run, question, null);
    }
}
