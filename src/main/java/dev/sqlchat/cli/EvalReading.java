package dev.sqlchat.cli;

import dev.sqlchat.engine.Reading;

/** A reading in a line of the predictions. */
record EvalReading(String sql, double confidence, String description) {

    static EvalReading of(Reading reading) {
        return new EvalReading(reading.sql(), reading.confidence(), reading.description());
    }
}
