package dev.sqlchat.sql;

/** Something that a query does though it could do with less. */
public sealed interface Habit {

    /** It shows all columns of what it reads. */
    record AllColumns(int columns) implements Habit {}

    /** It lists rows without end. */
    record Unlimited() implements Habit {}

    /**
     * It computes with a column before it compares it, so that every row has to be read.
     *
     * @param condition as the query writes it
     * @param column as the query calls it
     */
    record ComputedFilter(String condition, String column) implements Habit {}

    /** It looks for texts by their end, so that every row has to be read. */
    record OpenPattern(String condition) implements Habit {}
}
