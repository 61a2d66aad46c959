package dev.sqlchat.engine.ranking;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;

/** Orders the candidates of one question and says how sure each is. */
public final class Ranking {

    private static final double WORDS = 6;
    private static final double COVERAGE = 2.5;
    private static final double CHOICES = 1.5;
    private static final double WEAKEST = 1;
    private static final double JOINS = -0.12;
    private static final double CONTEXT = -0.8;
    private static final double CONCERNS = -0.9;
    private static final double MIDDLE = 9.3;
    private static final double STEEPNESS = 1.6;

    /** @param confidence from 0 to 1 */
    public record Ranked(Candidate candidate, Features features, double score, double confidence) {}

    private Ranking() {}

    /** Best first; of equal plans the best. */
    public static List<Ranked> rank(List<Candidate> candidates) {
        var bestWords = candidates.stream().mapToDouble(candidate -> candidate.tagging().score()).max().orElse(0);
        var byPlan = new LinkedHashMap<QueryPlan, Ranked>();
        for (var candidate : candidates) {
            byPlan.merge(candidate.plan(), ranked(candidate, bestWords),
                    (one, other) -> one.score() >= other.score() ? one : other);
        }
        return byPlan.values().stream().sorted(Comparator.comparingDouble(ranked -> -ranked.score())).toList();
    }

    private static Ranked ranked(Candidate candidate, double bestWords) {
        var features = Features.of(candidate, bestWords);
        var score = score(features);
        return new Ranked(candidate, features, score, confidence(score));
    }

    private static double score(Features features) {
        return WORDS * features.words() + COVERAGE * features.coverage() + CHOICES * features.choices()
                + WEAKEST * features.weakest()
                + JOINS * features.joins() + CONTEXT * features.context() + CONCERNS * features.concerns();
    }

    private static double confidence(double score) {
        return 1 / (1 + Math.exp(-STEEPNESS * (score - MIDDLE)));
    }
}
