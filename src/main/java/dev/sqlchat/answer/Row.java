package dev.sqlchat.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One row of a result. */
record Row(List<@Nullable Object> cells) {

    @Nullable
    Object at(Facet facet) {
        return cells.get(facet.index());
    }
}
