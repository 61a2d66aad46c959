package dev.sqlchat.knowledge;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says answers a question.
 *
 * @param database the name of a data source
 * @param asOf the day that counted as today for the SQL; null: today
 * @param answerId the answer that is verified or corrected; null where there is none
 */
public record Draft(String question, String sql, String database, @Nullable LocalDate asOf,
        @Nullable String answerId, @Nullable String note) {

    /** Longer questions and notes are refused. */
    public static final int LONGEST_QUESTION = 4_000;
    public static final int LONGEST_NOTE = 2_000;

    public Draft {
        question = question.strip();
        sql = sql.strip().lines().map(String::stripTrailing).reduce((one, other) -> one + "\n" + other).orElse("");
        note = note == null || note.isBlank() ? null : note.strip();
    }
}
