package dev.sqlchat.engine.ranking;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.sqlchat.engine.probing.Found;

/**
 * What the first candidates of a question found: each by itself, beside the words of the question, and which of them
 * found the same rows.
 */
final class Findings {

    static final String KNOWN = "found.known";
    /** What finds nothing was seldom meant; what cannot be run never. */
    private static final double EMPTY = 3;
    private static final double REFUSED = 8;

    private final List<Found> found;
    private final List<FoundRows> rows;
    private final List<Object> same;
    private final List<Object> sameOnce;
    private final String question;

    /** @param found best candidate first */
    Findings(String question, List<Found> found) {
        this.question = question.toLowerCase(Locale.ROOT);
        this.found = found;
        this.rows = found.stream().map(FoundRows::of).toList();
        this.same = identities(FoundRows::counted);
        this.sameOnce = identities(FoundRows::once);
    }

    /** What found no rows is like itself alone. */
    private List<Object> identities(Function<FoundRows, Object> identity) {
        return IntStream.range(0, found.size())
                .mapToObj(at -> found.get(at) instanceof Found.Rows ? identity.apply(rows.get(at)) : at).toList();
    }

    /** What to take off its score. */
    double penalty(int place) {
        return switch (found.get(place)) {
            case Found.Rows(var cells, var ignored) -> cells.isEmpty() ? EMPTY : 0;
            case Found.Refused ignored -> REFUSED;
            case Found.Unknown ignored -> 0;
        };
    }

    /** Of one candidate; what is 0 is left out. */
    Map<String, Double> of(int place) {
        var features = new FeatureMap();
        features.put(KNOWN, !(found.get(place) instanceof Found.Unknown));
        features.put("found.refused", found.get(place) instanceof Found.Refused);
        features.put("found.same", same.indexOf(same.get(place)) + 1);
        features.put("found.sameOnce", sameOnce.indexOf(sameOnce.get(place)) + 1);
        if (found.get(place) instanceof Found.Rows) {
            rows.get(place).add(question, features);
        }
        return features.values();
    }

    /**
     * How far the others found what the best one found.
     *
     * @param best its place; -1 where it was not tried
     * @param scores by place
     */
    Map<String, Double> agreement(int best, List<Double> scores) {
        var features = new FeatureMap();
        if (best >= 0) {
            add(features, same, same.get(best), weights(same, scores));
            features.put("agree.shareOnce", weights(sameOnce, scores).getOrDefault(sameOnce.get(best), 0.0));
            features.put("agree.countOnce", Collections.frequency(sameOnce, sameOnce.get(best)));
        }
        return features.values();
    }

    private static void add(FeatureMap features, List<Object> same, Object own, Map<Object, Double> weights) {
        features.put("agree.share", weights.getOrDefault(own, 0.0));
        features.put("agree.count", Collections.frequency(same, own));
        features.put("agree.others", weights.size() - 1);
        features.put("agree.rival", weights.entrySet().stream().filter(entry -> !entry.getKey().equals(own))
                .mapToDouble(Map.Entry::getValue).max().orElse(0));
    }

    /** By what was found, how likely it is; 1 together. */
    private static Map<Object, Double> weights(List<Object> identities, List<Double> scores) {
        var highest = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var odds = scores.stream().map(score -> Math.exp(score - highest)).toList();
        var all = odds.stream().mapToDouble(Double::doubleValue).sum();
        var weights = new HashMap<Object, Double>();
        IntStream.range(0, scores.size()).forEach(place -> weights.merge(identities.get(place), odds.get(place) / all,
                Double::sum));
        return weights;
    }
}
