package dev.sqlchat.engine.schema;

import java.util.List;

/** How a number that no column holds is made of columns of one row. */
public sealed interface Formula {

    record Quotient(ColumnProfile dividend, ColumnProfile divisor) implements Formula {}

    record Difference(ColumnProfile minuend, ColumnProfile subtrahend) implements Formula {}

    /** The difference as a share of what was before. */
    record Growth(ColumnProfile now, ColumnProfile before) implements Formula {}

    /** The time from one date to another. */
    record Elapsed(ColumnProfile from, ColumnProfile to) implements Formula {}

    /** The two columns that it is made of. */
    default List<ColumnProfile> columns() {
        return switch (this) {
            case Quotient(var dividend, var divisor) -> List.of(dividend, divisor);
            case Difference(var minuend, var subtrahend) -> List.of(minuend, subtrahend);
            case Growth(var now, var before) -> List.of(now, before);
            case Elapsed(var from, var to) -> List.of(from, to);
        };
    }
}
