package dev.sqlchat.model;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.probing.Probe;

/**
 * Facts about the question that are not in the messages.
 *
 * @param today the day that "last month" counts from
 * @param previous the plan of the last answer in the conversation; null where there is none
 * @param hints statements about the data or the wording that came with the question
 * @param probe finds out what a query finds before it is chosen
 * @param chosen the choice of a clarifying question that the user took; null where none was asked
 * @param precedent what was verified before and bears on the question
 * @param budget pays for what language models do for it
 * @param edited how the question is read where the user edited an earlier plan; null where it has to be read
 */
public record Grounding(Catalog catalog, LocalDate today, @Nullable QueryPlan previous, List<String> hints,
        Probe probe, @Nullable String chosen, Precedent precedent, Budget budget,
        @Nullable Reading edited) {

    public Grounding {
        hints = List.copyOf(hints);
    }

    /** A question in these circumstances, for the engine. */
    public Question asked(String text) {
        return new Question(text, catalog, today, previous, hints, probe);
    }

    /** Whether what was said beside the question may change what it means. */
    public boolean leans() {
        return previous != null || chosen != null || edited != null || !hints.isEmpty();
    }
}
