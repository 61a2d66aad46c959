package dev.sqlchat.sql;

import java.util.List;

import dev.sqlchat.catalog.Catalog;

/** The filters that queries go through, in this order. */
public record SqlFilters(List<SqlFilter> inOrder) {

    public static final SqlFilters NONE = new SqlFilters(List.of());

    public SqlFilters {
        inOrder = List.copyOf(inOrder);
    }

    /** The guard over a catalog, with the filters behind it. */
    public FilteredGuard guard(Catalog catalog, Policy policy, SqlFilter.Context context) {
        return new FilteredGuard(catalog, policy, inOrder, context);
    }
}
