package dev.sqlchat.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, as it is kept.
 *
 * @param id the principal's
 * @param name as people know it; null where it has none
 */
public record Person(String id, @Nullable String name) {

    /** To tell others. */
    public String shown() {
        return name == null || name.isBlank() ? id : name;
    }
}
