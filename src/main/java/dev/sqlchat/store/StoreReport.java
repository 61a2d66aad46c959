package dev.sqlchat.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What is in a store, and whether it is sound.
 *
 * @param version of its tables; null where there are none of a store
 * @param newest the version that this product brings them to
 * @param rows how many each table has
 * @param problems what is wrong; empty when it is sound
 */
public record StoreReport(String place, @Nullable String version, String newest, long bytes,
        SortedMap<String, Long> rows, List<String> problems) {

    public StoreReport {
        rows = new TreeMap<>(rows);
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }
}
