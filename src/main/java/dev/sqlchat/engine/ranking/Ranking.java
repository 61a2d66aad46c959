package dev.sqlchat.engine.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Orders the candidates of one question and says how sure each is. Safe for many threads. */
public final class Ranking {

    private static final Prior PRIOR = Prior.load("prior.txt");
    private static final TreeModel LEARNED = TreeModel.load("ranking.txt");

    private final SchemaProfile schema;

    /**
     * @param features what it was judged by, by name
     * @param confidence from 0 to 1: how likely it is right
     */
    public record Ranked(Candidate candidate, Map<String, Double> features, double score, double confidence) {}

    public Ranking(SchemaProfile schema) {
        this.schema = schema;
    }

    /**
     * Best first; of equal plans the best, of equally good ones the first.
     *
     * @param previous the plan that the question follows; null where there is none
     */
    public List<Ranked> rank(List<Candidate> candidates, @Nullable QueryPlan previous) {
        var features = new Features(schema, candidates, previous);
        var byPlan = new LinkedHashMap<QueryPlan, Scored>();
        for (var candidate : candidates) {
            byPlan.merge(candidate.plan(), scored(candidate, features.of(candidate)), Ranking::better);
        }
        var ordered = byPlan.values().stream().sorted(Comparator.comparingDouble(scored -> -scored.score())).toList();
        return rated(ordered);
    }

    private record Scored(Candidate candidate, Map<String, Double> features, double score) {}

    private static Scored scored(Candidate candidate, Map<String, Double> features) {
        return new Scored(candidate, features, PRIOR.score(features) + LEARNED.score(features));
    }

    private static Scored better(Scored one, Scored other) {
        return one.score() >= other.score() ? one : other;
    }

    private static List<Ranked> rated(List<Scored> ordered) {
        if (ordered.isEmpty()) {
            return List.of();
        }
        var best = ordered.getFirst();
        var confidence = new Confidence(ordered.stream().map(Scored::score).toList());
        var features = confidence.features(best.features());
        var rated = new ArrayList<Ranked>();
        for (var scored : ordered) {
            rated.add(new Ranked(scored.candidate(), rated.isEmpty() ? features : scored.features(), scored.score(),
                    confidence.of(features, scored.score())));
        }
        return List.copyOf(rated);
    }
}
