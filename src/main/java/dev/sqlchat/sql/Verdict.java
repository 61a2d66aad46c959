package dev.sqlchat.sql;

import java.util.List;

/** What the guard says of a text. */
public sealed interface Verdict {

    record Accepted(CheckedQuery query) implements Verdict {}

    /**
     * @param rule a stable code, such as {@code unknown-table}
     * @param reason what is wrong and what to do, in words that a user or a model can act on
     * @param nearest names that the catalog has and the text may have meant; may be empty
     */
    record Refused(String rule, String reason, List<String> nearest) implements Verdict {

        public Refused {
            nearest = List.copyOf(nearest);
        }
    }
}
