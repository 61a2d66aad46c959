package dev.sqlchat.sql;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;

/**
 * A text or number that a query has, and what it stands for there.
 *
 * @param start where it begins in {@link CheckedQuery#sql()}, in UTF-16 units; of a text its quote
 * @param end where it ends
 * @param value a text without its quotes, a number as written
 * @param column the catalog's column that it is compared with; null where that is no column, or only a part of what it is
 *        compared with
 */
public record QueryLiteral(int start, int end, Kind kind, String value, Place place, @Nullable ColumnRef column) {

    public enum Kind {
        TEXT, NUMBER
    }

    /** Where a literal stands; a comparison is told as if the literal were on the right. */
    public enum Place {
        EQUAL, UNEQUAL, ABOVE, FROM, BELOW, UNTIL, LIKE, LIMIT, ELSEWHERE
    }

    QueryLiteral shifted(int by) {
        return new QueryLiteral(start + by, end + by, kind, value, place, column);
    }
}
