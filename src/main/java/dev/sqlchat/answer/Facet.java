package dev.sqlchat.answer;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.OutputColumn;
import dev.sqlchat.catalog.ColumnType;

/**
 * What a column of a result is to a reader.
 *
 * @param name the column's name in the result
 */
record Facet(int index, String name, ColumnType type, Role role, Figure figure, Meaning meaning) {

    enum Role {
        MEASURE,
        /** A point in time or a calendar period. */
        TIME,
        /** A part of the calendar that comes again: a month of the year, an hour of the day. */
        SEASON, CATEGORY,
        /** Tells rows apart and says nothing to a reader. */
        KEY
    }

    String label() {
        return meaning.label();
    }

    @Nullable
    String unit() {
        return role == Role.MEASURE ? meaning.unit() : null;
    }

    String write(Row row) {
        var value = row.at(this);
        var unit = unit();
        return figure.write(value) + (value == null || unit == null || Units.isIn(label(), unit) ? "" : " " + unit);
    }

    boolean is(Role other) {
        return role == other;
    }

    boolean counts() {
        return meaning.counts();
    }

    OutputColumn column() {
        return new OutputColumn(name, type, label(), switch (role) {
            case MEASURE -> Answer.Role.MEASURE;
            case TIME, SEASON -> Answer.Role.TIME;
            case CATEGORY -> Answer.Role.CATEGORY;
            case KEY -> Answer.Role.KEY;
        }, unit());
    }
}
