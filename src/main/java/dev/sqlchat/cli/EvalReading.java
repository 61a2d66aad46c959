package dev.sqlchat.cli;

import java.util.Map;
import java.util.TreeMap;

import dev.sqlchat.engine.Reading;

/** A reading in a line of the predictions. */
record EvalReading(String sql, double confidence, String description, Map<String, Double> features) {

    static EvalReading of(Reading reading) {
        return new EvalReading(reading.sql(), reading.confidence(), reading.description(),
                new TreeMap<>(reading.features()));
    }
}
