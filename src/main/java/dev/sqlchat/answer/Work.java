package dev.sqlchat.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.sql.CheckedQuery;

/**
 * What was done for a question; an answer is written from it.
 *
 * @param turn from 1 within the thread
 * @param model the name of the model that worked on it
 * @param finding what the answer rests on; null where nothing was found
 * @param timingsMs milliseconds by step
 * @param engineHash stands for the program's version and those settings that a reading depends on
 * @param verification of the query that the answer rests on; null where nobody verified it
 * @param notAsked why a language model was not asked that would have been; null where none was to be, or it was
 * @param threshold how sure an answer has to be, from 0 to 1, so that it counts as checked
 * @param previous the plan that the question came after; null where there is none
 */
public record Work(String id, String threadId, int turn, String question, String model, Catalog catalog,
        LocalDate today, @Nullable Finding finding, Answer.Usage usage, Map<String, Long> timingsMs, String engineHash,
        @Nullable Verification verification, @Nullable String notAsked, double threshold,
        @Nullable QueryPlan previous) {

    /**
     * Who says that the query answers the question.
     *
     * @param question that it was verified for
     * @param by null where nobody knows any more
     */
    public record Verification(String question, @Nullable String by, Instant at) {}

    /**
     * Rows that may be the answer.
     *
     * @param query what was run; null where the rows are not from SQL
     * @param reading how the embedded engine read the question, else what the query says that another model or a person
     *        wrote; null where no plan says that
     */
    public record Finding(ResultTable result, @Nullable CheckedQuery query, @Nullable Reading reading) {

        /** @param reading of the question; null where the query has to tell */
        public static Finding of(ResultTable result, @Nullable CheckedQuery query, @Nullable Reading reading,
                Catalog catalog) {
            return new Finding(result, query, reading != null || query == null
                    ? reading
                    : Reading.of(query, catalog).orElse(null));
        }

        /** What another than the engine meant by the query. */
        Optional<Reading> ofQuery() {
            return Optional.ofNullable(reading).filter(Reading::ofQuery);
        }
    }
}
