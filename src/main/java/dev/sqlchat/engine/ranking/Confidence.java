package dev.sqlchat.engine.ranking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How likely the best candidate is right, by its own features, by how far it stands above the others and, where that is
 * known, by what it finds. The others share it by their scores, so that none is surer than one that ranks above it.
 */
final class Confidence {

    private static final TreeModel UNTRIED = TreeModel.load("confidence.txt");
    /**
     * A total that is asked for by something unknown, or over other data than there are: how often it is right. Too rare to
     * be learned.
     */
    private static final double NOT_ALL = 0.3;
    private static final Set<String> LACKS = Set.of(QuestionFeatures.DIVIDES_BY_UNKNOWN, "concern.supposition_lost");

    private static final TreeModel TRIED = TreeModel.load("confidence-tried.txt");

    private final List<Double> scores;
    private final double doubts;
    private final double share;

    /**
     * @param scores of all candidates, falling, one at least
     * @param best the features of the first
     */
    Confidence(List<Double> scores, Map<String, Double> best) {
        this.scores = scores;
        var model = best.containsKey(Findings.KNOWN) ? TRIED : UNTRIED;
        this.doubts = 1 + Math.exp(-model.score(withLead(best)));
        this.share = Collections.disjoint(best.keySet(), LACKS) ? 1 : NOT_ALL;
    }

    private Map<String, Double> withLead(Map<String, Double> best) {
        var all = new LinkedHashMap<>(best);
        all.put("lead.score", scores.getFirst());
        all.put("lead.share", 1 / scores.stream().mapToDouble(this::odds).sum());
        all.put("lead.second", margin(1));
        all.put("lead.third", margin(2));
        all.put("lead.fifth", margin(4));
        all.put("lead.candidates", (double) scores.size());
        return all;
    }

    private double margin(int place) {
        return scores.getFirst() - scores.get(Math.min(place, scores.size() - 1));
    }

    private double odds(double score) {
        return Math.exp(score - scores.getFirst());
    }

    double of(double score) {
        return share * odds(score) / doubts;
    }
}
