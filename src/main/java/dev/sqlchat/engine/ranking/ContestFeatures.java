package dev.sqlchat.engine.ranking;

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
import dev.sqlchat.engine.planning.Candidate.Change;

/** How a candidate stands among all of its question: how many taggings and plans agree with it, or with parts of it. */
final class ContestFeatures {

    private final double bestWords;
    private final List<Tagging> taggings;
    private final Map<QueryPlan, Long> taggingsOf;
    private final Set<QueryPlan> first = new HashSet<>();
    private final List<Select> made;

    ContestFeatures(List<Candidate> candidates) {
        bestWords = candidates.stream().mapToDouble(candidate -> candidate.tagging().score()).max().orElse(0);
        taggings = candidates.stream().map(Candidate::tagging).distinct().toList();
        var planned = candidates.stream().filter(candidate -> candidate.change() == Change.NONE).toList();
        taggingsOf = planned.stream().collect(Collectors.groupingBy(Candidate::plan, Collectors.mapping(
                Candidate::tagging, Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()))));
        var seen = new HashSet<Tagging>();
        planned.stream().filter(candidate -> seen.add(candidate.tagging()))
                .forEach(candidate -> first.add(candidate.plan()));
        made = planned.stream().map(Candidate::plan).filter(Select.class::isInstance).map(Select.class::cast).toList();
    }

    void add(Candidate candidate, FeatureMap features) {
        features.put("contest.words", bestWords <= 0 ? 0 : candidate.tagging().score() / bestWords);
        features.put("contest.tagging", taggings.indexOf(candidate.tagging()));
        features.put("contest.agreeing", taggingsOf.getOrDefault(candidate.plan(), 0L) / (double) taggings.size());
        features.put("contest.first", first.contains(candidate.plan()));
        features.put("contest.plans", taggingsOf.size());
        if (candidate.plan() instanceof Select select && !made.isEmpty()) {
            features.put("contest.sameShown", share(select, Select::outputs));
            features.put("contest.sameTests", share(select, plan -> Set.copyOf(plan.where())));
            features.put("contest.sameTables", share(select, plan -> Parts.sources(plan.from()).collect(
                    Collectors.toSet())));
            features.put("contest.sameGroups", share(select, Select::groupBy));
            features.put("contest.sameOrder", share(select, Select::orderBy));
        }
    }

    private double share(Select select, Function<Select, Object> part) {
        var own = part.apply(select);
        return made.stream().filter(other -> part.apply(other).equals(own)).count() / (double) made.size();
    }
}
