package dev.sqlchat.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.Message.ToolResult;

/**
 * What rival readings of a question found, best reading first.
 *
 * @param byRows readings that found the same rows, with the call of the best of them
 */
record Rivals(List<Alike> byRows) {

    /** @param call the id of the call of the first */
    record Alike(String call, List<Reading> readings) {}

    static Rivals of(List<Reading> readings, Progress progress, String tool) {
        var byRows = new LinkedHashMap<String, Alike>();
        for (var reading : readings) {
            progress.callsOf(tool).stream().filter(call -> reading.sql().equals(call.arguments().get("query")))
                    .map(call -> progress.results().get(call.id())).filter(Objects::nonNull)
                    .filter(result -> !result.failed()).findFirst()
                    .ifPresent(result -> byRows.computeIfAbsent(rows(result),
                            rows -> new Alike(result.callId(), new ArrayList<>())).readings().add(reading));
        }
        return new Rivals(List.copyOf(byRows.values()));
    }

    /**
     * The user chooses among readings that do not agree. That readings agree makes none of them surer: how sure the best
     * one is takes that in already.
     */
    Conclusion conclusion(Doubt doubt, List<Reading> readings) {
        return byRows.size() > 1 ? clarify(readings.getFirst()) : doubt.abstained(readings);
    }

    private Conclusion clarify(Reading best) {
        return new Conclusion.Clarify("I can read that in several ways. Which one do you mean?",
                byRows.stream().map(alike -> new Conclusion.Option(alike.readings().getFirst().description(),
                        alike.call())).toList(),
                best.confidence());
    }

    private static String rows(ToolResult result) {
        return result.rows() == null ? result.callId() : result.rows();
    }
}
