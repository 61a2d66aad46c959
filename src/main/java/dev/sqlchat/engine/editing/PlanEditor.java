package dev.sqlchat.engine.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.SchemaGraph;

/** Tells the parts of plans over one catalog, and changes them. Safe for many threads. */
public final class PlanEditor {

    private final SchemaGraph graph;

    public PlanEditor(SchemaGraph graph) {
        this.graph = graph;
    }

    /** @param today what "this month" counts from */
    public PlanParts parts(QueryPlan plan, LocalDate today) {
        return editable(plan).map(select -> new Anatomy(Edition.of(graph, select, today)))
                .map(anatomy -> new PlanParts(anatomy.parts(), anatomy.additions()))
                .orElseGet(() -> new PlanParts(isKnown(plan) ? FixedParts.of(plan, graph.schema()) : List.of(),
                        List.of()));
    }

    /**
     * The plan with all of these edits; of each part one. They name the parts as they are before the first of them.
     *
     * @param today what "this month" counts from
     */
    public Edited edit(QueryPlan plan, List<PlanEdit> edits, LocalDate today) {
        return editable(plan).map(select -> twice(edits).<Edited>map(edit -> edit).orElseGet(
                () -> edit(select, edits, today))).orElseGet(Edited.Nothing::new);
    }

    /** Only one query over tables and columns that there are. */
    private Optional<Select> editable(QueryPlan plan) {
        return plan instanceof Select select && Parts.sources(select.from()).allMatch(TableSource.class::isInstance)
                && isKnown(plan) ? Optional.of(SameRows.of(select, graph.schema())) : Optional.empty();
    }

    private boolean isKnown(QueryPlan plan) {
        return Parts.selects(plan).allMatch(this::isKnown);
    }

    private boolean isKnown(Select select) {
        var sources = Parts.sources(select.from());
        return sources.allMatch(this::isKnown)
                && Parts.allExpressions(select).flatMap(Parts::withConditions).allMatch(this::isKnown);
    }

    private boolean isKnown(Source source) {
        return !(source instanceof TableSource(var name, _))
                || graph.schema().catalog().table(name).filter(table -> table.name().equals(name)).isPresent();
    }

    private boolean isKnown(Expression expression) {
        return !(expression instanceof Field(TableSource(var table, _), var column))
                || graph.schema().column(new ColumnRef(table, column)).isPresent();
    }

    private static Optional<Edited.NotPossible> twice(List<PlanEdit> edits) {
        var fields = new HashSet<String>();
        return edits.stream().filter(edit -> !(edit instanceof PlanEdit.Add))
                .filter(edit -> !fields.add(edit.field().toLowerCase(Locale.ROOT))).findFirst()
                .map(edit -> new Edited.NotPossible(edit.field(), "Edit each part once.", List.of()));
    }

    private Edited edit(Select select, List<PlanEdit> edits, LocalDate today) {
        var changed = select;
        var said = new TreeMap<Integer, String>();
        for (var at : order(edits)) {
            switch (new Anatomy(Edition.of(graph, changed, today)).done(edits.get(at))) {
                case Anatomy.Done.Changed(var change) -> {
                    changed = change.plan();
                    said.put(at, change.said());
                }
                case Anatomy.Done.Failed(var failure) -> {
                    return failure;
                }
            }
        }
        return new Edited.Changed(changed, sentence(said.values()));
    }

    /** Such that the fields of those that follow still name the same: what is removed goes last first. */
    private static List<Integer> order(List<PlanEdit> edits) {
        var inOrder = new ArrayList<>(IntStream.range(0, edits.size()).boxed().toList());
        inOrder.sort(Comparator.<Integer>comparingInt(at -> turn(edits.get(at)))
                .thenComparing(at -> edits.get(at) instanceof PlanEdit.Remove(var field) ? -number(field) : at));
        return inOrder;
    }

    private static int turn(PlanEdit edit) {
        return switch (edit) {
            case PlanEdit.Replace _ -> 0;
            case PlanEdit.Remove _ -> 1;
            case PlanEdit.Add _ -> 2;
        };
    }

    private static int number(String field) {
        var digits = field.replaceFirst("^.*:(?=\\d{1,4}$)", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 1;
    }

    private static String sentence(Collection<String> said) {
        var words = String.join(", ", said);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
