package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.sql.CheckedQuery;

/**
 * What a verified query answers: its own question, and those that differ from it only in what the SQL has too.
 *
 * @param parts of the question, in order
 * @param checked the SQL as the guard let it pass
 * @param needed words that a question must have, whatever else
 * @param content what the question is about
 * @param only the one day that it may be asked on, since its SQL says that day and its question does not; else null
 */
record Pattern(VerifiedQuery query, List<Part> parts, CheckedQuery checked, Set<String> needed,
        Set<String> content,
        @Nullable LocalDate only) {

    Pattern {
        parts = List.copyOf(parts);
        needed = Set.copyOf(needed);
        content = Set.copyOf(content);
    }

    /** The SQL that answers the question; empty where it is another one, several where it is not clear which. */
    Set<String> answers(Asked asked) {
        return asked.has(needed) && (only == null || only.equals(asked.today()))
                ? new Alignment(this, asked).answers()
                : Set.of();
    }
}
