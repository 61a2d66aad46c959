package dev.sqlchat.review;

import dev.sqlchat.database.QueryOutcome;

/** What a review found of a query. */
public sealed interface Finding {

    /**
     * It must not run.
     *
     * @param rule a stable code
     * @param reason what is wrong and what to do
     */
    record Refused(String rule, String reason) implements Finding {}

    /** The database would not run it. */
    record Failing(QueryOutcome.Failed failure) implements Finding {}

    /**
     * The data shows that its numbers are hardly what is asked for; it may run all the same.
     *
     * @param rule a stable code
     * @param reason what is wrong and what to write instead; holds no stored value
     */
    record Doubted(String rule, String reason) implements Finding {}

    /**
     * It could do better.
     *
     * @param rule a stable code
     * @param advice what to write instead
     */
    record Noted(String rule, String advice) implements Finding {}
}
