package dev.sqlchat.engine.planning;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Condition;

/** Decides where a restriction goes: into the rows, the groups, or the tables needed. */
final class Restrictions {

    private final Frame frame;
    private final SelectDraft draft;
    private final Measures measures;
    private final Totals totals;
    private final Conditions conditions;
    private final Subqueries subqueries;
    private final @Nullable Continuation before;

    Restrictions(Frame frame, SelectDraft draft, Measures measures, Totals totals, Conditions conditions,
            Subqueries subqueries, @Nullable Continuation before) {
        this.frame = frame;
        this.draft = draft;
        this.measures = measures;
        this.totals = totals;
        this.conditions = conditions;
        this.subqueries = subqueries;
        this.before = before;
    }

    /** All but days, which need to know what is measured. */
    void restrict() {
        frame.restrictions().stream().filter(restriction -> !(restriction instanceof Restriction.During))
                .forEach(this::restrict);
    }

    void restrictDays() {
        frame.restrictions().stream().filter(Restriction.During.class::isInstance).forEach(this::restrict);
    }

    private void restrict(Restriction restriction) {
        switch (restriction) {
            case Restriction.Compared compared when totals.isOfGroup(compared.measure()) ->
                restrictGroups(conditions.compared(compared, totals.summed(measures.measure(compared.measure()))));
            case Restriction.Ranged ranged when totals.isOfGroup(ranged.measure()) ->
                restrictGroups(conditions.ranged(ranged, totals.summed(measures.measure(ranged.measure()))));
            case Restriction.AnyOf any when any.parts().stream().anyMatch(this::isOfGroup) ->
                conditions.condition(any).ifPresentOrElse(this::restrictGroups, draft::lose);
            case Restriction.Has has when !has.negated() -> draft.needed.add(has.table().name());
            default -> conditions.condition(restriction).ifPresentOrElse(draft.where::add, draft::lose);
        }
    }

    private boolean isOfGroup(Restriction restriction) {
        return restriction instanceof Restriction.Compared compared && totals.isOfGroup(compared.measure());
    }

    private void restrictGroups(Condition condition) {
        if (draft.subject != null && frame.groups().isEmpty() && !picksGroups()
                && frame.targets().stream().allMatch(this::isOfGroup)) {
            draft.where.add(subqueries.amongGroups(draft.subject, condition));
        } else {
            draft.having.add(condition);
        }
    }

    /** "which of them are used more than once": the things shown before are the groups. */
    private boolean picksGroups() {
        return before != null && frame.targets().isEmpty() && !before.plain().isEmpty();
    }

    private boolean isOfGroup(Target target) {
        return target instanceof Target.Shown shown && totals.isOfGroup(shown.measure());
    }
}
