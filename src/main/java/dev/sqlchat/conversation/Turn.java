package dev.sqlchat.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * One question of a thread and what became of it.
 *
 * @param number from 1 within the thread
 * @param question as it was worked on: for the reply to a clarifying question the question that it clarified
 * @param database the name of the data source that was asked
 * @param plan what the answer's query asks; null where there is none
 */
public record Turn(int number, String question, String database, @Nullable QueryPlan plan, Answer answer,
        Instant finished) {

    /** Rows of an answer that are kept. */
    static final int MOST_ROWS = 200;
}
