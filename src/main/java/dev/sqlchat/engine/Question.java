package dev.sqlchat.engine;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.engine.probing.Probe;
import dev.sqlchat.engine.writing.PlanTables;
import dev.sqlchat.engine.writing.SqlWriter;

/**
 * A question as it reaches the engine.
 *
 * @param text one question, or {@code question | asked back | reply}
 * @param today the day that "last month" counts from
 * @param previous the plan of the last answer in the conversation; null at its start
 * @param hints further statements about the data or the wording, given along with the question
 * @param probe finds out what the best plans find
 */
public record Question(String text, Catalog catalog, LocalDate today, @Nullable QueryPlan previous,
        List<String> hints, Probe probe) {

    public Question {
        hints = List.copyOf(hints);
    }

    /** What this plan for it finds. */
    Found find(QueryPlan plan) {
        return probe.find(SqlWriter.write(plan, catalog), PlanTables.of(plan));
    }

    /** Another question in the same place. */
    Question asked(String other, @Nullable QueryPlan before) {
        return new Question(other, catalog, today, before, hints, probe);
    }
}
