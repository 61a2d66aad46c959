package dev.sqlchat.engine.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.ranking.Ranking.Ranked;

/** The candidates of one question against each other. Judges each once, however often it is ranked. For one thread. */
public final class Contest {

    private static final Prior PRIOR = Prior.load("prior.txt");
    private static final TreeModel LEARNED = TreeModel.load("ranking.txt");

    private final Features features;
    private final IdentityHashMap<Candidate, Scored> judged = new IdentityHashMap<>();

    Contest(Features features) {
        this.features = features;
    }

    /** Best first; of equal plans the best, of equally good ones the first. */
    public List<Ranked> rank(List<Candidate> candidates) {
        var byPlan = new LinkedHashMap<QueryPlan, Scored>();
        for (var candidate : candidates) {
            byPlan.merge(candidate.plan(), judged.computeIfAbsent(candidate, this::judge), Contest::better);
        }
        return rated(byPlan.values().stream().sorted(Comparator.comparingDouble(scored -> -scored.score())).toList());
    }

    private record Scored(Candidate candidate, Map<String, Double> features, double score) {}

    private Scored judge(Candidate candidate) {
        var by = features.of(candidate);
        return new Scored(candidate, by, PRIOR.score(by) + LEARNED.score(by));
    }

    private static Scored better(Scored one, Scored other) {
        return one.score() >= other.score() ? one : other;
    }

    private static List<Ranked> rated(List<Scored> ordered) {
        if (ordered.isEmpty()) {
            return List.of();
        }
        var confidence = new Confidence(ordered.stream().map(Scored::score).toList(), ordered.getFirst().features());
        var rated = new ArrayList<Ranked>();
        for (var scored : ordered) {
            rated.add(new Ranked(scored.candidate(), rated.isEmpty() ? confidence.features() : scored.features(),
                    scored.score(), confidence.of(scored.score())));
        }
        return List.copyOf(rated);
    }
}
