package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.schema.TableProfile;

/** Changes the plan before as the frame says: what the frame leaves out stays. */
final class Continuing {

    private final SchemaGraph graph;
    private final Frame frame;
    private final Continuation before;
    private final SelectDraft draft;
    private final Fields fields;
    private final KeptConditions conditions;
    private boolean keepsOutputs;

    Continuing(SchemaGraph graph, Frame frame, Continuation before, SelectDraft draft, Fields fields,
            Subqueries subqueries) {
        this.graph = graph;
        this.frame = frame;
        this.before = before;
        this.draft = draft;
        this.fields = fields;
        this.conditions = new KeptConditions(graph, before, draft, fields, subqueries);
    }

    /** Shows what was shown, where nothing new is asked or it comes beside. */
    void outputs() {
        if (comparesWithBefore()) {
            return;
        }
        if (countsRows()) {
            countBefore();
        } else if (draft.outputs.isEmpty() || onlySubjectAgain()) {
            draft.outputs.clear();
            draft.outputs.addAll(picks() ? things() : withoutReplacedGroups(before.shown()));
            keepsOutputs = true;
        } else if (before.is(Lean.ADDS)) {
            draft.outputs.addAll(0, before.shown());
        } else if (groupsByShown() && !before.plan().groupBy().isEmpty()) {
            draft.ofGroupsBefore = true;
            draft.outputs.addAll(0, before.plain());
        } else if (draft.hasNumbers() && (groupsByShown() || onlyNumbers() && groupedBefore())) {
            draft.outputs.addAll(0, before.plain());
        }
    }

    private boolean groupsByShown() {
        return frame.groups().stream().anyMatch(Group.Shown.class::isInstance);
    }

    private boolean onlyNumbers() {
        return frame.groups().isEmpty() && draft.outputs.stream().allMatch(Measures::aggregates);
    }

    /** "What about the average age?" of each kind, or "the total of those kinds". */
    private boolean groupedBefore() {
        var plan = before.plan();
        return !plan.groupBy().isEmpty()
                && (before.is(Lean.ALTERNATIVE) && !before.numbers().isEmpty() || !plan.having().isEmpty());
    }

    private boolean countsRows() {
        return draft.outputs.size() == 1 && draft.outputs.getFirst().equals(Expression.countRows())
                && !groupsByShown() && countsShown();
    }

    private boolean countsShown() {
        return frame.targets().stream().allMatch(
                target -> target instanceof Target.Shown shown && shown.measure() instanceof Measure.CountRows);
    }

    /** "How many are there?" counts what was shown. */
    private void countBefore() {
        var shown = before.shown();
        draft.counted = before.root();
        if (before.plan().distinct() && shown.size() == 1 && shown.getFirst() instanceof Field) {
            draft.outputs.set(0, new Aggregate(Function.COUNT, shown.getFirst(), true));
        }
    }

    /** "only the French singers": the table is named again, nothing new is asked. */
    private boolean onlySubjectAgain() {
        return frame.targets().stream().allMatch(
                target -> target instanceof Target.Rows rows && before.tables().contains(rows.table().name())
                        || target instanceof Target.Asked);
    }

    /** It asks for some of the things, or which things a number was about. */
    private boolean picks() {
        return before.is(Lean.PICKS) || before.plain().isEmpty() && asksNothingElse();
    }

    private boolean asksNothingElse() {
        return frame.restrictions().isEmpty() && frame.groups().isEmpty() && frame.rank() == null
                && frame.sorts().isEmpty() && before.is(Lean.POINTS);
    }

    /** What the rows of the plan before stand for. */
    private List<Expression> things() {
        return before.plain().isEmpty() ? counted() : before.plain();
    }

    private List<Expression> counted() {
        var argument = before.numbers().stream().map(Continuing::countedArgument).flatMap(Optional::stream).findFirst();
        var column = argument.flatMap(fields::profile);
        if (column.isPresent() && !column.get().identifies()) {
            draft.distinct = true;
            return List.of(argument.get());
        }
        var table = column.map(counted -> graph.schema().table(counted.table())).or(this::root);
        return table.map(this::naming).orElse(before.shown());
    }

    private static Optional<Expression> countedArgument(Expression number) {
        return number instanceof Aggregate aggregate && aggregate.function() == Function.COUNT
                ? Optional.ofNullable(aggregate.argument())
                : Optional.empty();
    }

    private Optional<TableProfile> root() {
        return Optional.ofNullable(before.root()).map(graph.schema()::table);
    }

    private List<Expression> naming(TableProfile table) {
        return table.naming().stream().<Expression>map(fields::field).toList();
    }

    private List<Expression> withoutReplacedGroups(List<Expression> shown) {
        var regroups = !frame.groups().isEmpty() && !before.plan().groupBy().isEmpty();
        return regroups && (before.is(Lean.INSTEAD) || shown.stream().anyMatch(Measures::aggregates))
                ? shown.stream().filter(Measures::aggregates).toList()
                : shown;
    }

    /** Restricts, groups and orders as before, where the frame does not say otherwise. */
    void rest() {
        if (comparesWithBefore()) {
            return;
        }
        conditions.keep(keepsOutputs || frame.subject() == null || groupsByShown() || !draft.where.isEmpty());
        var plan = before.plan();
        if (draft.groupBy.isEmpty() && (keepsOutputs || !draft.having.isEmpty())) {
            draft.groupBy.addAll(plan.groupBy());
        }
        continueOrder(plan);
        asked(plan).forEach(this::replaceInNumbers);
    }

    private List<Condition> asked(Select plan) {
        return draft.where.stream().filter(condition -> !plan.where().contains(condition)).toList();
    }

    /** "and the stopped ones?" after a share of the running ones: the share has a condition of its own. */
    private void replaceInNumbers(Condition asked) {
        var outputs = draft.outputs.stream().map(output -> ofOthers(output, asked)).toList();
        if (!outputs.equals(draft.outputs)) {
            draft.outputs.clear();
            draft.outputs.addAll(outputs);
            draft.orderBy.replaceAll(order -> new Ordering(ofOthers(order.expression(), asked), order.descending()));
            draft.where.remove(asked);
        }
    }

    private static Expression ofOthers(Expression number, Condition asked) {
        var first = new AtomicBoolean(true);
        return NumberConditions.changed(number, own -> Optional.of(Tested.alike(own, asked) && first.getAndSet(false)
                ? asked
                : own));
    }

    /** "older than that", "all but those": it stands alone but for the number or the rows. */
    private boolean comparesWithBefore() {
        return frame.restrictions().stream().anyMatch(Continuing::comparesWithBefore);
    }

    private static boolean comparesWithBefore(Restriction restriction) {
        return restriction instanceof Restriction.OtherThanShown
                || restriction instanceof Restriction.Compared compared && compared.operand() instanceof Operand.Before;
    }

    private void continueOrder(Select plan) {
        if (!draft.orderBy.isEmpty() && ranksRows() && measureBefore().isPresent()) {
            draft.orderBy.replaceAll(ordering -> new Ordering(measureBefore().get(), ordering.descending()));
        } else if (draft.orderBy.isEmpty() && draft.limit == null && frame.groups().isEmpty()
                && (keepsOutputs || plan.limit() != null && !draft.hasNumbers())) {
            draft.orderBy.addAll(plan.orderBy());
            draft.limit = plan.limit();
        }
    }

    /** What "the most" is measured by: the number shown, or what the rows were ordered by. */
    private Optional<Expression> measureBefore() {
        return draft.outputs.stream().filter(Measures::aggregates).findFirst()
                .or(() -> before.numbers().stream().findFirst())
                .or(() -> before.plan().orderBy().stream().map(Ordering::expression).findFirst());
    }

    /** Ranked by nothing but how many rows there are. */
    private boolean ranksRows() {
        return (frame.rank() != null || !frame.sorts().isEmpty())
                && frame.sorts().stream().allMatch(sort -> sort.measure() instanceof Measure.CountRows)
                && (frame.rank() == null || frame.rank().measure() instanceof Measure.CountRows);
    }
}
