package dev.sqlchat.engine.ranking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Features by name while they are collected; what is 0 is left out. */
final class FeatureMap {

    private final Map<String, Double> values = new LinkedHashMap<>();

    void put(String name, double value) {
        if (value != 0) {
            values.put(name, value);
        }
    }

    void put(String name, long count) {
        put(name, (double) count);
    }

    void put(String name, boolean holds) {
        put(name, holds ? 1 : 0);
    }

    void add(String name, double value) {
        values.merge(name, value, Double::sum);
    }

    void putAll(Map<String, Double> others) {
        values.putAll(others);
    }

    Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }
}
