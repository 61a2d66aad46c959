package dev.sqlchat.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;

/** The one row of a probe. */
record Counts(List<@Nullable Object> cells) {

    static Counts of(ResultTable result) {
        return new Counts(result.rows().getFirst());
    }

    int size() {
        return cells.size();
    }

    @Nullable
    Object value(int at) {
        return cells.get(at);
    }

    /** 0 for a missing number: a sum over no rows. */
    long at(int at) {
        return cells.get(at) instanceof Number number ? number.longValue() : 0;
    }

    String text(int at) {
        return Figure.PLAIN.write(cells.get(at));
    }
}
