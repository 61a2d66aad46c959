package dev.sqlchat.engine.editing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;

/**
 * One part of a plan.
 *
 * @param field tells it from the plan's other parts: {@code measure}, {@code filter:1}, {@code time}, {@code group:1},
 *        {@code order}, {@code limit}
 * @param text a few words: "location is westeurope"
 * @param column null where it is of none, or of several
 * @param value what of it a person would change: the value of a filter, the number of a limit; else null
 * @param removable whether the plan means something without it
 * @param replaceable whether another value can stand in its place
 * @param alternatives some of the values that can
 */
public record Part(String field, Kind kind, String text, @Nullable ColumnRef column, @Nullable String value,
        boolean removable, boolean replaceable, List<String> alternatives) {

    public enum Kind {
        /** What is shown, or which number is asked for. */
        MEASURE,
        /** A restriction of rows or groups. */
        FILTER,
        /** A restriction to some days. */
        TIME, GROUP, ORDER, LIMIT
    }

    public Part {
        alternatives = List.copyOf(alternatives);
    }
}
