package dev.sqlchat.review;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;

/** The one row of a probe. */
public record Counts(List<@Nullable Object> cells) {

    static Counts of(ResultTable result) {
        return new Counts(result.rows().getFirst());
    }

    public int size() {
        return cells.size();
    }

    public @Nullable Object value(int at) {
        return cells.get(at);
    }

    /** 0 for a missing number: a sum over no rows. */
    public long at(int at) {
        return cells.get(at) instanceof Number number ? number.longValue() : 0;
    }
}
