package dev.sqlchat.engine.ranking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely the best candidate is right, by its own features and by how far it stands above the others. The others share
 * it by their scores, so that none is surer than one that ranks above it.
 */
final class Confidence {

    private static final TreeModel MODEL = TreeModel.load("confidence.txt");

    private final List<Double> scores;
    private final Map<String, Double> features;
    private final double doubts;

    /**
     * @param scores of all candidates, falling, one at least
     * @param best the features of the first
     */
    Confidence(List<Double> scores, Map<String, Double> best) {
        this.scores = scores;
        this.features = withLead(best);
        this.doubts = 1 + Math.exp(-MODEL.score(features));
    }

    /** The features of the best candidate and of its lead. */
    Map<String, Double> features() {
        return features;
    }

    private Map<String, Double> withLead(Map<String, Double> best) {
        var all = new LinkedHashMap<>(best);
        var sum = scores.stream().mapToDouble(this::odds).sum();
        all.put("lead.score", scores.getFirst());
        all.put("lead.share", 1 / sum);
        all.put("lead.second", margin(1));
        all.put("lead.third", margin(2));
        all.put("lead.fifth", margin(4));
        all.put("lead.candidates", (double) scores.size());
        return Collections.unmodifiableMap(all);
    }

    private double margin(int place) {
        return scores.getFirst() - scores.get(Math.min(place, scores.size() - 1));
    }

    private double odds(double score) {
        return Math.exp(score - scores.getFirst());
    }

    double of(double score) {
        return odds(score) / doubts;
    }
}
