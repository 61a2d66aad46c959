package dev.sqlchat.engine.parsing;

import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.writing.SqlWriter;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.QueryForms;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.sql.form.QueryForm;

/** Tells which plan a query follows. */
public final class PlanParser {

    private PlanParser() {}

    /**
     * The plan that asks exactly for what the query asks for; empty where there is none. Where only the data tells that a
     * column has no missing values, exactly as long as it has none.
     *
     * @param catalog what the query was checked against
     */
    public static Optional<QueryPlan> parse(CheckedQuery query, Catalog catalog) {
        try {
            return QueryForms.of(query, catalog).flatMap(form -> parse(form, catalog));
        } catch (RuntimeException | StackOverflowError beyondReading) {
            // The query has run and its rows are an answer, whatever is too odd or too deep to be taken apart.
            return Optional.empty();
        }
    }

    private static Optional<QueryPlan> parse(QueryForm form, Catalog catalog) {
        try {
            var plan = new QueryParser(catalog).plan(form);
            return says(plan, form, catalog) ? Optional.of(plan) : Optional.empty();
        } catch (NoPlan none) {
            return Optional.empty();
        }
    }

    /** Writing decides on more than the plan says: on types, on missing values. What comes of it must be what was there. */
    private static boolean says(QueryPlan plan, QueryForm form, Catalog catalog) {
        return Guard.of(catalog, Policy.EVERYTHING)
                .check(SqlWriter.write(plan, catalog)) instanceof Verdict.Accepted(var written)
                && QueryForms.of(written, catalog).filter(form::isSameAs).isPresent();
    }
}
