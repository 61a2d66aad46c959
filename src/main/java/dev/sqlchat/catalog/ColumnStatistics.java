package dev.sqlchat.catalog;

import java.util.List;

/**
 * What is known of a column's values without reading them all.
 *
 * @param distinctValues estimated number of distinct values, -1 where unknown
 * @param nullFraction share of NULL from 0 to 1, -1 where unknown
 * @param samples a few stored values, most frequent first where known, as text
 */
public record ColumnStatistics(long distinctValues, double nullFraction, List<String> samples) {

    public static final ColumnStatistics UNKNOWN = new ColumnStatistics(-1, -1, List.of());

    public ColumnStatistics {
        samples = List.copyOf(samples);
    }

    /** Whether every sample is written as a number. */
    public boolean holdsNumbers() {
        return !samples.isEmpty() && samples.stream().allMatch(sample -> sample.strip().matches("-?\\d+(\\.\\d+)?"));
    }
}
