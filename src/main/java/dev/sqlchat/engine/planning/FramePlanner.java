package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
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

    /**
     * Plans for the frame by itself, the likeliest first; none where its tables do not hang together or it asks nothing.
     *
     * @param leaning how much the question leans on an earlier one, from 0 to 1
     */
    public List<Candidate> plan(Tagging tagging, Frame frame, double leaning) {
        return plans(frame, change -> attempt(tagging, frame, change, null, leaning));
    }

    /** Plans that change the one before as the frame says. */
    public List<Candidate> continued(Tagging tagging, Frame frame, Continuation before, double leaning) {
        if (!before.editable()) {
            return List.of();
        }
        var meant = ShownRank.of(frame, before);
        return plans(meant, change -> attempt(tagging, meant, change, before, 1 - leaning));
    }

    private static List<Candidate> plans(Frame frame, Function<Change, Optional<Candidate>> attempt) {
        var plans = new LinkedHashMap<QueryPlan, Candidate>();
        for (var change : changes(frame)) {
            attempt.apply(change).ifPresent(candidate -> plans.putIfAbsent(candidate.plan(), candidate));
        }
        return List.copyOf(plans.values());
    }

    private record Change(Map<Symbol.Attribute, Integer> skipped, int tree) {}

    private static List<Change> changes(Frame frame) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(Map.of(), 0));
        changes.add(new Change(Map.of(), 1));
        new FrameWords(frame).attributes().stream().filter(attr -> attr.symbol().links().size() > 1).limit(MOST_CHANGES)
                .forEach(attr -> changes.add(new Change(Map.of(attr.symbol(), 1), 0)));
        return changes;
    }

    private Optional<Candidate> attempt(Tagging tagging, Frame frame, Change change, @Nullable Continuation before,
            double context) {
        var around = before == null ? Set.<TableName>of() : before.tables();
        var choices = new Choices(graph, frame, new FrameWords(frame), change.skipped(), around,
                before == null ? Set.of() : before.columns());
        var concerns = new ArrayList<Concern>();
        if (!change.skipped().isEmpty() || change.tree() > 0) {
            concerns.add(Concern.SECOND_CHOICE);
        }
        concerns.addAll(Collections.nCopies(frame.dropped(), Concern.RESTRICTION_LOST));
        var assembly = new PlanAssembly(graph, tagging.tokens(), frame, choices, concerns,
                change.tree(), before);
        return assembly.plan()
                .map(plan -> new Candidate(plan, tagging, frame, choices.taken(),
                        before == null
                                ? assembly.joinCost()
                                : Math.max(0, assembly.joinCost() - before.plan().from().joins().size()),
                        context,
                        concerns, Candidate.Change.NONE));
    }
}
