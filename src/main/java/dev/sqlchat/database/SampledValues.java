package dev.sqlchat.database;

import java.util.Set;

/**
 * Some distinct values of a column as text.
 *
 * @param complete whether there are no others
 */
record SampledValues(Set<String> values, boolean complete) {

    SampledValues {
        values = Set.copyOf(values);
    }
}
