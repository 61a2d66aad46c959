package dev.sqlchat.agent;

import dev.sqlchat.sql.Verdict;

/** Hears what happens to questions, on their threads. */
@FunctionalInterface
public interface AgentNews {

    /** Once for each question that was taken. */
    void done(QuestionDone done);

    /** The guard did not let a query pass, whoever wrote it. */
    default void refused(Verdict.Refused refused) {}
}
