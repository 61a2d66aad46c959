package dev.sqlchat.engine.ranking;

import java.util.ArrayList;
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
    private static final double CONTEXT = -1.4;
    private static final double CONCERNS = -0.9;

    /** @param confidence from 0 to 1 */
    public record Ranked(Candidate candidate, Features features, double score, double confidence) {}

    private Ranking() {}

    /** Best first; of equal plans the best. */
    public static List<Ranked> rank(List<Candidate> candidates) {
        var bestWords = candidates.stream().mapToDouble(candidate -> candidate.tagging().score()).max().orElse(0);
        var byPlan = new LinkedHashMap<QueryPlan, Scored>();
        for (var candidate : candidates) {
            byPlan.merge(candidate.plan(), scored(candidate, bestWords),
                    (one, other) -> one.score() >= other.score() ? one : other);
        }
        var ordered = byPlan.values().stream().sorted(Comparator.comparingDouble(scored -> -scored.score())).toList();
        return falling(ordered.stream().map(scored -> ranked(scored, ordered)).toList());
    }

    /** No reading is surer than one that ranks above it. */
    private static List<Ranked> falling(List<Ranked> ranked) {
        var falling = new ArrayList<Ranked>();
        var highest = 1.0;
        for (var reading : ranked) {
            highest = Math.min(highest, reading.confidence());
            falling.add(new Ranked(reading.candidate(), reading.features(), reading.score(), highest));
        }
        return List.copyOf(falling);
    }

    private record Scored(Candidate candidate, Features features, double score) {}

    private static Scored scored(Candidate candidate, double bestWords) {
        var features = Features.of(candidate, bestWords);
        return new Scored(candidate, features, score(features));
    }

    private static Ranked ranked(Scored scored, List<Scored> ordered) {
        var next = ordered.size() > 1 && scored.equals(ordered.getFirst())
                ? scored.score() - ordered.get(1).score()
                : 0;
        return new Ranked(scored.candidate(), scored.features(), scored.score(),
                Confidence.of(scored.candidate(), scored.features(), next));
    }

    private static double score(Features features) {
        return WORDS * features.words() + COVERAGE * features.coverage() + CHOICES * features.choices()
                + WEAKEST * features.weakest()
                + JOINS * features.joins() + CONTEXT * features.context() + CONCERNS * features.concerns();
    }
}
