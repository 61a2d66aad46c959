package dev.sqlchat.engine.variants;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Impossible;
import dev.sqlchat.engine.planning.SchemaGraph;

/** Makes plans that differ from a good one by a single change. Made once for each catalog; safe for many threads. */
public final class Variants {

    private final SchemaGraph graph;

    public Variants(SchemaGraph graph) {
        this.graph = graph;
    }

    /** Each once, in the order of their kinds; none of a plan over other than tables. */
    public List<Candidate> of(Candidate candidate) {
        if (!(candidate.plan() instanceof Select select) || !overTables(select)) {
            return List.of();
        }
        var changed = new LinkedHashMap<QueryPlan, Candidate>();
        variants(select, candidate.tagging()).filter(variant -> !unmakes(variant, candidate.frame()))
                .filter(variant -> !variant.plan().equals(select) && !Impossible.is(variant.plan(), graph.schema()))
                .forEach(variant -> changed.putIfAbsent(variant.plan(),
                        candidate.changed(variant.plan(), variant.change())));
        return List.copyOf(changed.values());
    }

    /** Leaves out what the words ask for without doubt: such a change is no other reading. */
    private static boolean unmakes(Variant variant, Frame frame) {
        return switch (variant.change()) {
            case UNGROUPED -> !frame.groups().isEmpty() || frame.compares();
            case ORDER_DROPPED -> !frame.sorts().isEmpty();
            default -> false;
        };
    }

    private Stream<Variant> variants(Select select, Tagging tagging) {
        var columns = new Columns(graph.schema(), tagging);
        var joins = new Rejoining(graph);
        return Stream.of(new ShownVariants(select, columns).variants(), new CountVariants(select, columns).variants(),
                new GroupVariants(select).variants(),
                new ColumnVariants(select, columns, joins).variants(),
                new ConditionVariants(select, joins).variants(),
                new JoinVariants(select, tagging, joins).variants(),
                new OrderVariants(select, columns).variants()).flatMap(part -> part);
    }

    /** Each table once: a plan that uses one twice ties the uses in its own way. */
    private static boolean overTables(Select select) {
        return Parts.sources(select.from())
                .allMatch(source -> source instanceof TableSource table && table.copy() == 0);
    }
}
