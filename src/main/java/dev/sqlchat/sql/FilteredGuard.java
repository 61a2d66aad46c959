package dev.sqlchat.sql;

import java.util.List;
import java.util.Objects;

import dev.sqlchat.catalog.Catalog;

/** The guard, and behind it filters whose queries the guard checks in their turn. For one question. */
public final class FilteredGuard {

    private final Catalog catalog;
    private final Guard guard;
    private final List<SqlFilter> filters;
    private final SqlFilter.Context context;

    FilteredGuard(Catalog catalog, Policy policy, List<SqlFilter> filters, SqlFilter.Context context) {
        this.catalog = catalog;
        this.guard = Guard.of(catalog, policy);
        this.filters = filters;
        this.context = context;
    }

    /** What queries are checked against. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Accepts the query as the filters leave it.
     *
     * @throws SqlFilterFailed when a filter fails or makes what the guard refuses
     */
    public Verdict check(String sql) {
        return switch (guard.check(sql)) {
            case Verdict.Accepted accepted -> new Verdict.Accepted(filtered(accepted.query()));
            case Verdict.Refused refused -> refused;
        };
    }

    /** As {@link Guard#nearest}. */
    public List<String> nearest(String name) {
        return guard.nearest(name);
    }

    private CheckedQuery filtered(CheckedQuery query) {
        var filtered = query;
        for (var filter : filters) {
            filtered = filtered(filter, filtered);
        }
        return filtered;
    }

    private CheckedQuery filtered(SqlFilter filter, CheckedQuery query) {
        var sql = made(filter, query);
        if (sql.equals(query.sql())) {
            return query;
        }
        return switch (guard.check(sql)) {
            case Verdict.Accepted accepted -> accepted.query().filteredFrom(query);
            case Verdict.Refused refused -> throw SqlFilterFailed.refused(filter, refused);
        };
    }

    private String made(SqlFilter filter, CheckedQuery query) {
        try {
            return Objects.requireNonNull(filter.filter(query, context), "the filter gave no query");
        } catch (Exception | LinkageError | StackOverflowError fault) {
            throw SqlFilterFailed.of(filter, fault);
        }
    }
}
