package dev.sqlchat.engine.ranking;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.sqlchat.text.TextResource;

/**
 * What is held of a plan before anything is learned: a weighted sum of some features. It knows what a rule of the planner
 * meant, and keeps the learned trees from disregarding it where they have seen little. A text resource holds a feature's
 * name and its weight in each line.
 */
final class Prior {

    private final Map<String, Double> weights;

    Prior(List<String> lines) {
        weights = lines.stream().map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Double.valueOf(words[1])));
    }

    static Prior load(String resource) {
        return new Prior(TextResource.lines(Prior.class, resource));
    }

    /** @param features by name; those that are missing are 0 */
    double score(Map<String, Double> features) {
        return weights.entrySet().stream()
                .mapToDouble(weight -> weight.getValue() * features.getOrDefault(weight.getKey(), 0.0)).sum();
    }
}
