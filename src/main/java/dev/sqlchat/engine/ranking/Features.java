package dev.sqlchat.engine.ranking;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.SchemaProfile;

/**
 * What the candidates of one question are judged by: numbers by name, those that are 0 left out. They align words with
 * clauses, both ways: which words the plan explains, which of its clauses no word asks for.
 */
final class Features {

    private final SchemaProfile schema;
    private final ContestFeatures contest;
    private final TalkFeatures talk;
    private final IdentityHashMap<Tagging, Asked> asked = new IdentityHashMap<>();
    private final Map<QueryPlan, PlanFacts> facts = new HashMap<>();

    Features(SchemaProfile schema, List<Candidate> candidates, @Nullable QueryPlan previous) {
        this.schema = schema;
        this.contest = new ContestFeatures(candidates);
        this.talk = new TalkFeatures(previous, schema);
    }

    Map<String, Double> of(Candidate candidate) {
        var words = asked.computeIfAbsent(candidate.tagging(), Asked::new);
        var plan = facts.computeIfAbsent(candidate.plan(), made -> new PlanFacts(made, schema));
        var features = new FeatureMap();
        features.putAll(words.features);
        planning(candidate, features);
        CueFeatures.add(words, plan, features);
        new ShownFeatures(words, plan, schema, features).add();
        new LinkFeatures(words, plan, schema, features).add();
        new WordFeatures(words, plan, schema, features).add();
        talk.add(plan, features);
        contest.add(candidate, features);
        return Collections.unmodifiableMap(features.values());
    }

    private static void planning(Candidate candidate, FeatureMap features) {
        var choices = candidate.choices().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        features.put("choices.made", (double) choices.getCount());
        features.put("choices.mean", choices.getCount() == 0 ? 0.7 : choices.getAverage());
        features.put("choices.weakest", choices.getCount() == 0 ? 0.7 : choices.getMin());
        features.put("joins.cost", candidate.joinCost());
        features.put("talk.disregarded", candidate.context());
        for (var concern : Concern.values()) {
            features.put("concern." + name(concern), Collections.frequency(candidate.concerns(), concern));
        }
        features.put("change." + name(candidate.change()), candidate.change() != Change.NONE);
        features.put("changed", candidate.change() != Change.NONE);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
