package dev.sqlchat.engine.ranking;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.probing.Found;
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
        return rated(ordered(byPlan.values().stream()), Map.of());
    }

    /**
     * Ranks once more, now that it is known what some of them find.
     *
     * @param question in the user's words
     * @param found by the first ones, in their order
     */
    public static List<Ranked> rankTried(List<Ranked> ranked, String question, List<Found> found) {
        var findings = new Findings(question, found);
        var tried = IntStream.range(0, found.size()).mapToObj(at -> tried(ranked.get(at), findings, at)).toList();
        var untried = ranked.stream().skip(found.size()).map(Scored::of);
        var ordered = ordered(Stream.concat(tried.stream(), untried));
        return rated(ordered, findings.agreement(tried.indexOf(ordered.getFirst()),
                tried.stream().map(Scored::score).toList()));
    }

    private record Scored(Candidate candidate, Map<String, Double> features, double score) {

        static Scored of(Ranked ranked) {
            return new Scored(ranked.candidate(), ranked.features(), ranked.score());
        }
    }

    private Scored judge(Candidate candidate) {
        var by = features.of(candidate);
        return new Scored(candidate, by, PRIOR.score(by) + LEARNED.score(by));
    }

    private static Scored tried(Ranked ranked, Findings findings, int place) {
        return new Scored(ranked.candidate(), both(ranked.features(), findings.of(place)),
                ranked.score() - findings.penalty(place));
    }

    private static Map<String, Double> both(Map<String, Double> some, Map<String, Double> others) {
        var both = new FeatureMap();
        both.putAll(some);
        both.putAll(others);
        return both.values();
    }

    private static Scored better(Scored one, Scored other) {
        return one.score() >= other.score() ? one : other;
    }

    private static List<Scored> ordered(Stream<Scored> scored) {
        return scored.sorted(Comparator.comparingDouble(one -> -one.score())).toList();
    }

    private static List<Ranked> rated(List<Scored> ordered, Map<String, Double> agreement) {
        if (ordered.isEmpty()) {
            return List.of();
        }
        var confidence = new Confidence(ordered.stream().map(Scored::score).toList(),
                both(ordered.getFirst().features(), agreement));
        return ordered.stream().map(scored -> new Ranked(scored.candidate(), scored.features(), scored.score(),
                confidence.of(scored.score()))).toList();
    }
}
