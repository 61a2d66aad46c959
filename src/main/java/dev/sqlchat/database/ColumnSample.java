package dev.sqlchat.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnStatistics;

/** Values of one column that were read, and what they let us guess of the others. */
final class ColumnSample {

    private static final int SAMPLES = 8;
    private static final int LONGEST_SAMPLE = 200;

    private final List<Object> stored = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int nulls;

    void add(@Nullable Object value) {
        if (value == null) {
            nulls++;
            return;
        }
        stored.add(value);
        if (!(value instanceof byte[])) {
            counts.merge(value.toString(), 1, Integer::sum);
        }
    }

    /** The values that are not NULL, as stored. */
    List<Object> stored() {
        return stored;
    }

    SampledValues distinct(boolean complete) {
        return new SampledValues(counts.keySet(), complete);
    }

    /** @param rows of the table, -1 where unknown */
    ColumnStatistics statistics(long rows, boolean unique) {
        int read = stored.size() + nulls;
        if (read == 0) {
            return ColumnStatistics.UNKNOWN;
        }
        double nullFraction = (double) nulls / read;
        return new ColumnStatistics(unique ? rows : distinctValues(rows, nullFraction), nullFraction, mostFrequent());
    }

    /** Haas and Stokes' estimator, as PostgreSQL's ANALYZE has it: many values seen once mean many not seen. */
    private long distinctValues(long rows, double nullFraction) {
        double sampled = stored.size();
        double all = Math.max(sampled, rows * (1 - nullFraction));
        double seen = counts.size();
        if (sampled == 0 || all == sampled) {
            return (long) seen;
        }
        double once = counts.values().stream().filter(count -> count == 1).count();
        double estimate = sampled * seen / (sampled - once + once * sampled / all);
        return Math.round(Math.clamp(estimate, seen, all));
    }

    private List<String> mostFrequent() {
        return counts.entrySet().stream().filter(entry -> entry.getKey().length() <= LONGEST_SAMPLE)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(SAMPLES)
                .map(Map.Entry::getKey).toList();
    }
}
