package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;

/** Turns restrictions into conditions on rows. */
final class Conditions {

    private final Measures measures;
    private final ColumnConditions columns;
    private final ValueConditions values;
    private final Operands operands;
    private final Dates dates;
    private final Scopes scopes;
    private final @Nullable Continuation before;

    Conditions(Choices choices, SelectDraft draft, Fields fields, Measures measures, ValueConditions values,
            Dates dates, Subqueries subqueries, OtherRows rows,
            @Nullable Continuation before) {
        this.measures = measures;
        this.values = values;
        this.dates = dates;
        this.before = before;
        this.columns = new ColumnConditions(choices, draft, fields);
        this.scopes = new Scopes(draft, this, subqueries, rows);
        this.operands = new Operands(choices, draft, fields, subqueries, this, before);
    }

    Optional<Condition> condition(Restriction restriction) {
        return switch (restriction) {
            case Restriction.ValueIs is -> values.valueIs(is);
            case Restriction.TextIs is -> Optional.of(columns.textIs(is));
            case Restriction.Compared compared -> Optional.of(compared(compared));
            case Restriction.Ranged ranged -> Optional.of(ranged(ranged, measures.measure(ranged.measure())));
            case Restriction.During during -> dates.during(during);
            case Restriction.HasText text -> columns.hasText(text);
            case Restriction.Has _ -> Optional.empty();
            case Restriction.Missing missing -> missing(missing);
            case Restriction.Flagged flagged -> Optional.of(columns.flagged(flagged));
            case Restriction.OtherThanShown _ -> otherThanShown();
            case Restriction.AnyOf any -> scopes.any(any.parts());
            case Restriction.Each each -> scopes.each(each);
            case Restriction.Negated negated -> scopes.negated(negated);
        };
    }

    /** "resources without costs": there are none in the table that has many of each, or they are not known. */
    private Optional<Condition> missing(Restriction.Missing missing) {
        var unknown = columns.missing(missing);
        return scopes.none(unknown).or(() -> Optional.of(unknown));
    }

    private Optional<Condition> otherThanShown() {
        return before == null ? Optional.empty() : before.amongShown().map(Condition.Not::new);
    }

    /** The conditions of those restrictions that have one. */
    List<Condition> known(List<Restriction> parts) {
        return parts.stream().flatMap(part -> condition(part).stream()).toList();
    }

    private Condition compared(Restriction.Compared compared) {
        return compared(compared, measures.measure(compared.measure()));
    }

    Condition compared(Restriction.Compared compared, Expression left) {
        var comparator = Comparators.comparator(compared.comparator());
        var byDate = compared.operand() instanceof Operand.OfOne && measures.isAgeByDate(compared.measure(), left);
        return new Condition.Comparison(left, byDate ? Comparators.turned(comparator) : comparator,
                operands.operand(compared.operand(), left));
    }

    Condition ranged(Restriction.Ranged ranged, Expression left) {
        return new Condition.Between(left, operands.operand(ranged.low(), left), operands.operand(ranged.high(), left));
    }
}
