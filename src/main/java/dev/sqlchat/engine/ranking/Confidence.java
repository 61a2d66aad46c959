package dev.sqlchat.engine.ranking;

import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Candidate.Concern;

/**
 * How likely the best reading is right: a logistic regression, fitted to whether the best readings of public question sets
 * were right, with some databases left out.
 */
final class Confidence {

    private static final double INTERCEPT = -4.3;
    private static final double DENSITY = 3.5;
    private static final double COVERAGE = 0.75;
    private static final double UNKNOWN = -0.5;
    private static final double WEAKEST = 1.8;
    private static final double JOINS = -0.4;
    private static final double MARGIN = 0.8;
    private static final int MOST_UNKNOWN = 3;
    private static final double MOST_JOINS = 4;
    private static final double WIDEST_MARGIN = 2;

    private Confidence() {}

    /** @param margin by how much its score is above that of the next reading; 0 for all but the best */
    static double of(Candidate candidate, Features features, double margin) {
        var tagging = candidate.tagging();
        var density = tagging.score() / Math.max(1, tagging.tokens().size());
        var sum = INTERCEPT + DENSITY * density + COVERAGE * features.coverage()
                + UNKNOWN * Math.min(MOST_UNKNOWN, tagging.unknown().size()) + WEAKEST * features.weakest()
                + JOINS * Math.min(MOST_JOINS, features.joins()) + MARGIN * Math.clamp(margin, 0, WIDEST_MARGIN)
                + candidate.concerns().stream().mapToDouble(Confidence::weight).sum();
        return 1 / (1 + Math.exp(-sum));
    }

    private static double weight(Concern concern) {
        return switch (concern) {
            case RESTRICTION_LOST -> -1.1;
            case NAMELESS -> -1.8;
            case TARGET_GUESSED -> -0.85;
            case SECOND_CHOICE -> -0.85;
            case NO_SUBJECT -> 0;
            case FAN_OUT -> -0.2;
        };
    }
}
