package dev.sqlchat.engine.ranking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate;

/** How a candidate stands among all of its question: how many taggings and plans agree with it, or with parts of it. */
final class ContestFeatures {

    private static final Map<String, Function<Select, Object>> PARTS = Map.of("contest.sameShown", Select::outputs,
            "contest.sameTests", select -> Set.copyOf(select.where()),
            "contest.sameTables", select -> Parts.sources(select.from()).collect(Collectors.toSet()),
            "contest.sameGroups", Select::groupBy, "contest.sameOrder", Select::orderBy);

    private final double bestWords;
    private final List<Tagging> taggings;
    private final Map<QueryPlan, Long> taggingsOf;
    private final Set<QueryPlan> first = new HashSet<>();
    private final Map<String, Shares> shares = new HashMap<>();

    /** @param made as they were planned, without variants */
    ContestFeatures(List<Candidate> made) {
        bestWords = made.stream().mapToDouble(candidate -> candidate.tagging().score()).max().orElse(0);
        taggings = made.stream().map(Candidate::tagging).distinct().toList();
        taggingsOf = made.stream().collect(Collectors.groupingBy(Candidate::plan, Collectors.mapping(
                Candidate::tagging, Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()))));
        var seen = new HashSet<Tagging>();
        made.stream().filter(candidate -> seen.add(candidate.tagging()))
                .forEach(candidate -> first.add(candidate.plan()));
        var selects = made.stream().map(Candidate::plan).filter(Select.class::isInstance).map(Select.class::cast)
                .toList();
        if (!selects.isEmpty()) {
            PARTS.forEach((name, part) -> shares.put(name, Shares.of(selects, part)));
        }
    }

    /** How many plans have each of the forms that one part takes in them. */
    private record Shares(Function<Select, Object> part, Map<Object, Long> counts, int all) {

        static Shares of(List<Select> selects, Function<Select, Object> part) {
            return new Shares(part, selects.stream().collect(Collectors.groupingBy(part, Collectors.counting())),
                    selects.size());
        }

        double of(Select select) {
            return counts.getOrDefault(part.apply(select), 0L) / (double) all;
        }
    }

    void add(Candidate candidate, FeatureMap features) {
        features.put("contest.words", bestWords <= 0 ? 0 : candidate.tagging().score() / bestWords);
        features.put("contest.tagging", taggings.indexOf(candidate.tagging()));
        features.put("contest.agreeing", taggingsOf.getOrDefault(candidate.plan(), 0L) / (double) taggings.size());
        features.put("contest.first", first.contains(candidate.plan()));
        features.put("contest.plans", taggingsOf.size());
        if (candidate.plan() instanceof Select select) {
            shares.forEach((name, share) -> features.put(name, share.of(select)));
        }
    }
}
