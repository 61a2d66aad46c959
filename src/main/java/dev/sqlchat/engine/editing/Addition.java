package dev.sqlchat.engine.editing;

import java.util.List;

/**
 * A part that a plan has not, and could have.
 *
 * @param field what an edit that adds it names: {@code group}, {@code time}, {@code order}, {@code limit},
 *        {@code measure}, or the column to filter by
 * @param text what it is in a few words: "location"
 * @param alternatives some of the values that it could have
 */
public record Addition(String field, Part.Kind kind, String text, List<String> alternatives) {

    public Addition {
        alternatives = List.copyOf(alternatives);
    }
}
