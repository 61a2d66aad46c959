package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate.Concern;

/** Turns frames over one catalog into plans: the likeliest, and those that differ by one choice. */
public final class FramePlanner {

    private static final int MOST_CHANGES = 4;

    private final SchemaGraph graph;

    public FramePlanner(SchemaGraph graph) {
        this.graph = graph;
    }

    /** Plans for the frame, the likeliest first; none where its tables do not hang together or it asks nothing. */
    public List<Candidate> plan(Tagging tagging, Frame frame) {
        var plans = new LinkedHashMap<QueryPlan, Candidate>();
        for (var change : changes(frame)) {
            attempt(tagging, frame, change).ifPresent(candidate -> plans.putIfAbsent(candidate.plan(), candidate));
        }
        return List.copyOf(plans.values());
    }

    private record Change(Map<Symbol.Attribute, Integer> skipped, int tree) {}

    private List<Change> changes(Frame frame) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(Map.of(), 0));
        changes.add(new Change(Map.of(), 1));
        new FrameWords(frame).attributes().stream().filter(attr -> attr.symbol().links().size() > 1).limit(MOST_CHANGES)
                .forEach(attr -> changes.add(new Change(Map.of(attr.symbol(), 1), 0)));
        return changes;
    }

    private Optional<Candidate> attempt(Tagging tagging, Frame frame, Change change) {
        var choices = new Choices(graph, frame, new FrameWords(frame), change.skipped());
        var concerns = new ArrayList<Concern>();
        if (!change.skipped().isEmpty() || change.tree() > 0) {
            concerns.add(Concern.SECOND_CHOICE);
        }
        var assembly = new PlanAssembly(graph, frame, choices, concerns, change.tree());
        return assembly.plan()
                .map(plan -> new Candidate(plan, tagging, frame, choices.taken(), assembly.joinCost(), concerns));
    }
}
