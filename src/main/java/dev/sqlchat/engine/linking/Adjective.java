package dev.sqlchat.engine.linking;

import java.util.List;

/**
 * An adjective that compares.
 *
 * @param nouns what it measures, best first
 * @param more whether more of it is a larger value
 */
public record Adjective(List<String> nouns, boolean more) {

    public Adjective {
        nouns = List.copyOf(nouns);
    }
}
