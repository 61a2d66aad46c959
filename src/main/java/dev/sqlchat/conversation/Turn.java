package dev.sqlchat.conversation;

import java.time.Instant;
import java.util.List;

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

    /** Rows of an answer that are kept: enough for a line of days over two years. */
    static final int MOST_ROWS = 1_000;
    /** Letters of these rows, so that long texts do not fill the store. */
    static final int MOST_LETTERS = 250_000;

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
        return with(answer.withRowsUpTo(room(answer.rows())));
    }

    /** One row at least, so that what was found is shown. */
    private static int room(List<List<@Nullable Object>> rows) {
        var letters = 0L;
        for (var row = 0; row < Math.min(rows.size(), MOST_ROWS); row++) {
            letters += rows.get(row).stream().mapToLong(cell -> String.valueOf(cell).length()).sum();
            if (letters > MOST_LETTERS && row > 0) {
                return row;
            }
        }
        return MOST_ROWS;
    }
}
