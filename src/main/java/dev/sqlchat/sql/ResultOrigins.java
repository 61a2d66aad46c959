package dev.sqlchat.sql;

import java.util.List;
import java.util.Optional;

import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;

/**
 * What the columns of a query's result are made of.
 *
 * @param columns in the order of the result
 * @param whole the rows are all groups: no limit, and no condition on groups
 */
public record ResultOrigins(List<ResultOrigin> columns, boolean whole) {

    public ResultOrigins {
        columns = List.copyOf(columns);
    }

    /**
     * Empty where the columns cannot be told: of set operations and of some joins.
     *
     * @param catalog what the query was checked against
     */
    public static Optional<ResultOrigins> of(CheckedQuery query, Catalog catalog) {
        return query.statement() instanceof Select select
                ? new OriginReader(select, catalog).read()
                : Optional.empty();
    }
}
