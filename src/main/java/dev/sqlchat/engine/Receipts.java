package dev.sqlchat.engine;

import java.util.List;

import dev.sqlchat.engine.Reading.Filter;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.ranking.Ranking.Ranked;
import dev.sqlchat.engine.writing.PlanDescription;
import dev.sqlchat.engine.writing.PlanFilters;
import dev.sqlchat.engine.writing.PlanTables;
import dev.sqlchat.engine.writing.SqlWriter;

/** Tells how one question was read. */
final class Receipts {

    private final Question question;

    Receipts(Question question) {
        this.question = question;
    }

    Reading reading(Ranked ranked) {
        var candidate = ranked.candidate();
        var plan = candidate.plan();
        return new Reading(plan, SqlWriter.write(plan, question.catalog()), ranked.confidence(),
                PlanDescription.of(plan, question.catalog()), PlanTables.of(plan), filters(candidate),
                candidate.tagging().unknown(), ranked.features());
    }

    private List<Filter> filters(Candidate candidate) {
        return PlanFilters.of(candidate.plan(), question.catalog()).stream()
                .map(filter -> matched(filter, candidate.tagging())).toList();
    }

    private static Filter matched(Filter filter, Tagging tagging) {
        return tagging.symbols().stream().filter(Symbol.Value.class::isInstance).map(Symbol.Value.class::cast)
                .filter(value -> finds(value, filter)).findFirst().map(value -> tagging.text(value.span()))
                .filter(words -> !words.equals(filter.value()))
                .map(words -> new Filter(filter.column(), filter.operator(), filter.value(), words)).orElse(filter);
    }

    private static boolean finds(Symbol.Value value, Filter filter) {
        return value.matches().stream()
                .anyMatch(match -> match.column().equals(filter.column()) && match.value().equals(filter.value()));
    }
}
