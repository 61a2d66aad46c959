package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.schema.TableProfile;

/** Decides where a restriction goes: into the rows, the groups, or the tables needed. */
final class Restrictions {

    private final Frame frame;
    private final SelectDraft draft;
    private final Measures measures;
    private final Totals totals;
    private final NamedNumbers named;
    private final Conditions conditions;
    private final Subqueries subqueries;
    private final @Nullable Continuation before;

    Restrictions(Frame frame, Choices choices, SelectDraft draft, Measures measures, Totals totals,
            Conditions conditions, Subqueries subqueries, @Nullable Continuation before) {
        this.named = new NamedNumbers(choices);
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
        frame.restrictions().stream().filter(restriction -> !ofDays(restriction)).forEach(this::restrict);
        new SameRows(draft).meet();
    }

    void restrictDays() {
        frame.restrictions().stream().filter(Restrictions::ofDays).forEach(this::restrict);
        new SameRows(draft).meet();
    }

    private static boolean ofDays(Restriction restriction) {
        return switch (restriction) {
            case Restriction.During _ -> true;
            case Restriction.AnyOf any -> any.parts().stream().allMatch(Restrictions::ofDays);
            case Restriction.Each each -> each.parts().stream().allMatch(Restrictions::ofDays);
            default -> false;
        };
    }

    private void restrict(Restriction said) {
        var restriction = named.plain(said);
        switch (restriction) {
            case Restriction.Compared compared when isOfGroup(compared) ->
                ofGroup(compared).ifPresent(this::restrictGroups);
            case Restriction.Ranged ranged when isOfGroup(ranged) -> ofGroup(ranged).ifPresent(this::restrictGroups);
            case Restriction.AnyOf any when any.parts().stream().allMatch(this::isOfGroup) ->
                restrictGroups(
                        new Condition.AnyOf(any.parts().stream().flatMap(part -> ofGroup(part).stream()).toList()));
            case Restriction.AnyOf any when any.parts().stream().anyMatch(this::isOfGroup) && draft.subject != null ->
                draft.where.add(rowsOrGroups(any.parts(), draft.subject));
            case Restriction.Negated negated when isOfGroup(negated.first()) -> {
                ofGroup(negated.first()).map(Comparators::negated).ifPresent(this::restrictGroups);
                negated.further().forEach(this::restrict);
            }
            case Restriction.Has has -> draft.needed.add(has.table().name());
            default -> conditions.condition(restriction).ifPresentOrElse(this::restrict, draft::lose);
        }
    }

    private void restrict(Condition condition) {
        switch (condition) {
            case Condition.AllOf all -> all.conditions().forEach(this::restrict);
            case Condition _ when Parts.aggregates(condition) -> restrictGroups(condition);
            default -> draft.where.add(condition);
        }
    }

    private boolean isOfGroup(Restriction restriction) {
        return switch (restriction) {
            case Restriction.Compared compared -> totals.isOfGroup(compared.measure());
            case Restriction.Ranged ranged -> totals.isOfGroup(ranged.measure());
            default -> false;
        };
    }

    private Optional<Condition> ofGroup(Restriction restriction) {
        return switch (restriction) {
            case Restriction.Compared compared ->
                Optional.of(conditions.compared(compared, totals.summed(measures.measure(compared.measure()))));
            case Restriction.Ranged ranged ->
                Optional.of(conditions.ranged(ranged, totals.summed(measures.measure(ranged.measure()))));
            default -> Optional.empty();
        };
    }

    /** "described as 'omnis' or with more than 2 outcomes": rows of the subject, or those whose group meets it. */
    private Condition rowsOrGroups(List<Restriction> parts, TableProfile subject) {
        var conditionsOfRows = new ArrayList<Condition>();
        for (var part : parts) {
            if (isOfGroup(part)) {
                draft.alone(() -> ofGroup(part).map(group -> subqueries.amongGroups(subject, group)))
                        .ifPresent(conditionsOfRows::add);
            } else {
                conditions.condition(part).ifPresentOrElse(conditionsOfRows::add, draft::lose);
            }
        }
        return new Condition.AnyOf(conditionsOfRows);
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
