package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;

import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Changes the plan before as the frame says: what the frame leaves out stays. */
final class Continuing {

    private final Frame frame;
    private final Continuation before;
    private final SelectDraft draft;
    private boolean keepsOutputs;

    Continuing(Frame frame, Continuation before, SelectDraft draft) {
        this.frame = frame;
        this.before = before;
        this.draft = draft;
    }

    /** Shows what was shown, where nothing new is asked or it comes beside. */
    void outputs() {
        var shown = before.plan().outputs().stream().map(Output::expression).toList();
        if (countsRows()) {
            countBefore(shown);
        } else if (draft.outputs.isEmpty() || onlySubjectAgain()) {
            draft.outputs.clear();
            draft.outputs.addAll(withoutReplacedGroups(shown));
            keepsOutputs = true;
        } else if (before.is(Lean.ADDS)) {
            draft.outputs.addAll(0, shown);
        }
    }

    private boolean countsRows() {
        return draft.outputs.size() == 1 && draft.outputs.getFirst().equals(Expression.countRows())
                && frame.subject() == null;
    }

    /** "How many are there?" counts what was shown. */
    private void countBefore(List<Expression> shown) {
        draft.counted = before.root();
        if (before.plan().distinct() && shown.size() == 1) {
            draft.outputs.set(0, new Aggregate(Function.COUNT, shown.getFirst(), true));
        }
    }

    /** "only the French singers": the table is named again, nothing new is asked. */
    private boolean onlySubjectAgain() {
        return frame.targets().stream().allMatch(target -> target instanceof Target.Rows rows
                && before.tables().contains(rows.table().name()));
    }

    private List<Expression> withoutReplacedGroups(List<Expression> shown) {
        var regroups = !frame.groups().isEmpty() && !before.plan().groupBy().isEmpty();
        return regroups && (before.is(Lean.INSTEAD) || shown.stream().anyMatch(Measures::aggregates))
                ? shown.stream().filter(Measures::aggregates).toList()
                : shown;
    }

    /** Restricts, groups and orders as before, where the frame does not say otherwise. */
    void rest() {
        var plan = before.plan();
        if (frame.subject() == null || !draft.where.isEmpty() || keepsOutputs) {
            draft.needed.addAll(before.tables());
        }
        keepConditions();
        if (draft.having.isEmpty()) {
            draft.having.addAll(plan.having());
        }
        if (draft.groupBy.isEmpty() && (keepsOutputs || !plan.having().isEmpty())) {
            draft.groupBy.addAll(plan.groupBy());
        }
        continueOrder(plan);
    }

    /** What tests the same as a new condition is replaced. */
    private void keepConditions() {
        var changed = new LinkedHashSet<Expression>();
        draft.where.forEach(condition -> Continuation.tested(condition).ifPresent(changed::add));
        before.plan().where().stream()
                .filter(condition -> Continuation.tested(condition).filter(changed::contains).isEmpty())
                .forEach(condition -> draft.where.add(0, condition));
    }

    private void continueOrder(Select plan) {
        var aggregate = draft.outputs.stream().filter(Measures::aggregates).findFirst();
        if (draft.limit != null && aggregate.isPresent() && ranksRows()) {
            draft.orderBy.replaceAll(ordering -> new Ordering(aggregate.get(), ordering.descending()));
        } else if (draft.orderBy.isEmpty() && draft.limit == null && frame.groups().isEmpty()
                && (keepsOutputs || plan.limit() != null && aggregate.isEmpty())) {
            draft.orderBy.addAll(plan.orderBy());
            draft.limit = plan.limit();
        }
    }

    /** Ranked by nothing but how many rows there are. */
    private boolean ranksRows() {
        return draft.orderBy.stream().allMatch(ordering -> ordering.expression().equals(Expression.countRows()));
    }
}
