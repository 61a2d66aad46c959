package dev.sqlchat.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.parsing.PlanParser;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.writing.PlanDescription;
import dev.sqlchat.engine.writing.PlanFilters;
import dev.sqlchat.engine.writing.PlanTables;
import dev.sqlchat.engine.writing.SqlWriter;
import dev.sqlchat.sql.CheckedQuery;

/**
 * One way to read a question.
 *
 * @param sql the plan in the catalog's dialect, not yet checked by the guard
 * @param confidence from 0 to 1: how likely the reading is right
 * @param description the plan in plain words
 * @param unread content words of the question that the plan leaves out
 * @param features what the reading was judged by, by name; what is 0 is left out
 * @param ofQuery somebody else read the question: the plan is that of the query which they wrote
 */
public record Reading(QueryPlan plan, String sql, double confidence, String description, List<TableName> tables,
        List<Filter> filters, List<String> unread, Map<String, Double> features, boolean ofQuery) {

    /** Of a question's words. */
    public Reading(QueryPlan plan, String sql, double confidence, String description, List<TableName> tables,
            List<Filter> filters, List<String> unread, Map<String, Double> features) {
        this(plan, sql, confidence, description, tables, filters, unread, features, false);
    }

    /**
     * A restriction as the receipt shows it.
     *
     * @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code in}, {@code like},
     *        {@code between}, {@code is null}, {@code exists}
     * @param matchedFrom the question's words that the value was found for; null where they are the value
     */
    public record Filter(ColumnRef column, String operator, String value, @Nullable String matchedFrom) {

        private Filter matched(Optional<String> words) {
            return new Filter(column, operator, value, words.orElse(matchedFrom));
        }
    }

    /** Of a plan that is not read from words. */
    public static Reading of(QueryPlan plan, Catalog catalog, double confidence) {
        return new Reading(plan, SqlWriter.write(plan, catalog), confidence, PlanDescription.of(plan, catalog),
                PlanTables.of(plan), PlanFilters.of(plan, catalog), List.of(), Map.of());
    }

    /**
     * Of a query, as it was before filters changed it; empty where no plan says exactly what it does. How well it reads a
     * question is not known: the confidence is that the plan says what the query does.
     */
    public static Optional<Reading> of(CheckedQuery query, Catalog catalog) {
        var asked = query.asked();
        return PlanParser.parse(asked, catalog).map(plan -> new Reading(plan, asked.sql(), 1,
                PlanDescription.of(plan, catalog), PlanTables.of(plan), PlanFilters.of(plan, catalog), List.of(),
                Map.of(), true));
    }

    /** The same, with the question's words that the values of filters were found for, where they are known. */
    public Reading matched(Function<Filter, Optional<String>> words) {
        return new Reading(plan, sql, confidence, description, tables,
                filters.stream().map(filter -> filter.matched(words.apply(filter))).toList(), unread, features,
                ofQuery);
    }

    public Reading {
        tables = List.copyOf(tables);
        filters = List.copyOf(filters);
        unread = List.copyOf(unread);
        features = Map.copyOf(features);
    }
}
