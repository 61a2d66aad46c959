package dev.sqlchat.engine;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * One way to read a question.
 *
 * @param sql the plan in the catalog's dialect, not yet checked by the guard
 * @param confidence from 0 to 1: how likely the reading is right
 * @param description the plan in plain words
 * @param unread content words of the question that the plan leaves out
 * @param features what the reading was judged by, by name; what is 0 is left out
 */
public record Reading(QueryPlan plan, String sql, double confidence, String description, List<TableName> tables,
        List<Filter> filters, List<String> unread, Map<String, Double> features) {

    /**
     * A restriction as the receipt shows it.
     *
     * @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code in}, {@code like},
     *        {@code between}, {@code is null}, {@code exists}
     * @param matchedFrom the question's words that the value was found for; null where they are the value
     */
    public record Filter(ColumnRef column, String operator, String value, @Nullable String matchedFrom) {}

    public Reading {
        tables = List.copyOf(tables);
        filters = List.copyOf(filters);
        unread = List.copyOf(unread);
        features = Map.copyOf(features);
    }
}
