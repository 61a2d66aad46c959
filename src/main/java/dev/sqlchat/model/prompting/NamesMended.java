package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.sql.NameRepair;

import static dev.sqlchat.model.SqlTools.QUERY;

/** Queries with the names that the schema has, where a model gave others: most of what small models get wrong. */
final class NamesMended {

    private NamesMended() {}

    /** The step with what was changed added to what the model says. */
    static Protocol.Meaning.Step in(Protocol.Meaning.Step step, Case question) {
        var texts = new ArrayList<>(step.text().isEmpty() ? List.<String>of() : List.of(step.text()));
        var calls = new ArrayList<ToolCall>();
        for (var call : step.calls()) {
            var mended = mended(call, question);
            mended.ifPresent(query -> texts.add("Mended: %s.".formatted(String.join("; ", query.changes()))));
            calls.add(mended.map(query -> new ToolCall(call.id(), QUERY, Map.of("query", query.sql()))).orElse(call));
        }
        return new Protocol.Meaning.Step(String.join("\n", texts), calls);
    }

    private static Optional<NameRepair.Repaired> mended(ToolCall call, Case question) {
        var likely = question.relevance().tables().subList(0, question.relevance().named());
        return call.tool().equals(QUERY) && call.arguments().get("query") instanceof String sql
                ? new NameRepair(question.request().grounding().catalog()).repair(sql, likely)
                : Optional.empty();
    }
}
