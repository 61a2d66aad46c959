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
 * @param leans whether what was said before in the thread may have changed what the question means
 */
public record Turn(int number, String question, String database, @Nullable QueryPlan plan, Answer answer,
        Instant finished, boolean leans) {

    /** Rows of an answer that are kept. */
    static final int MOST_ROWS = 200;

    public Turn with(Answer.AskedBefore before) {
        return new Turn(number, question, database, plan, answer.with(before), finished, leans);
    }

    public Turn with(Answer other) {
        return new Turn(number, question, database, plan, other, finished, leans);
    }

    /** Whether another question of the user with the same key was the same question. */
    boolean isSameAs(boolean otherLeans, @Nullable String otherPlan) {
        var own = answer.receipt().planHash();
        return !leans && !otherLeans || own != null && own.equals(otherPlan);
    }

    String key() {
        return QuestionForm.key(question, database);
    }

    /** With as many rows of the answer as are kept. */
    Turn kept() {
        return new Turn(number, question, database, plan, answer.withRowsUpTo(MOST_ROWS), finished, leans);
    }
}
