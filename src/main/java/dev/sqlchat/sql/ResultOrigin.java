package dev.sqlchat.sql;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;

/**
 * What a column of a query's result is made of.
 *
 * @param column whose values it holds or sums up; null where it is none of the catalog
 * @param counted the table whose rows are counted; null where none are, or not those of one table
 * @param function what sums up; null where nothing does
 * @param named the query gives it a name of its own
 * @param group the result is grouped by it
 * @param fixed the one value that the query lets columns of the same table have, by their names
 */
public record ResultOrigin(@Nullable ColumnRef column, @Nullable TableName counted, @Nullable Function function,
        boolean distinct, boolean named, boolean group, Map<String, String> fixed) {

    public enum Function {
        COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM
    }

    static final ResultOrigin UNKNOWN = new ResultOrigin(null, null, null, false, true, false, Map.of());

    public ResultOrigin {
        fixed = Map.copyOf(fixed);
    }

    public Optional<String> fixedTo(String other) {
        return Optional.ofNullable(fixed.get(other));
    }

    static ResultOrigin of(ColumnRef column, Map<String, String> fixed) {
        return new ResultOrigin(column, null, null, false, false, false, fixed);
    }

    ResultOrigin as(boolean otherNamed, boolean otherGroup) {
        return new ResultOrigin(column, counted, function, distinct, otherNamed, otherGroup, fixed);
    }

    ResultOrigin counting(@Nullable TableName rows) {
        return new ResultOrigin(column, rows, function, distinct, named, group, fixed);
    }

    /** Values that were summed up before are not those of the column any more. */
    ResultOrigin under(Function other, boolean otherDistinct) {
        return new ResultOrigin(function == null ? column : null, null, other, otherDistinct, named, group, fixed);
    }
}
