package dev.sqlchat.engine.planning;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Turns what something is compared with into expressions. */
final class Operands {

    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final Subqueries subqueries;
    private final Conditions conditions;
    private final @Nullable Continuation before;

    Operands(Choices choices, SelectDraft draft, Fields fields, Subqueries subqueries, Conditions conditions,
            @Nullable Continuation before) {
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
        this.subqueries = subqueries;
        this.conditions = conditions;
        this.before = before;
    }

    Expression operand(Operand operand, Expression left) {
        return switch (operand) {
            case Operand.Amount amount -> number(amount.value());
            case Operand.Text text -> new Constant(text.text());
            case Operand.Day day -> new Constant(day.day());
            case Operand.Other other -> fields.number(choices.column(other.attr()));
            case Operand.Overall overall -> overall(overall, left);
            case Operand.OfOne one -> ofOne(one, left);
            case Operand.Scaled scaled ->
                new Arithmetic(number(scaled.factor()), Operator.TIMES, operand(scaled.of(), left));
            case Operand.Before _ -> numberBefore(left);
        };
    }

    private Expression numberBefore(Expression left) {
        var number = before == null ? Optional.<Expression>empty() : before.number();
        if (number.isEmpty()) {
            draft.lose();
        }
        return number.orElse(left);
    }

    private static Constant number(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                ? new Constant(value.longValueExact())
                : new Constant(value);
    }

    private Expression ofOne(Operand.OfOne one, Expression left) {
        var value = one.attr() == null ? left : fields.plainNumber(choices.column(one.attr()));
        var column = fields.profile(value);
        if (column.isEmpty()) {
            return ofGroup(one, value);
        }
        var select = scalar(value, Set.of(column.get().table()), one.one());
        return new Expression.Scalar(fields.pickOne(column.get().table(), select.where())
                ? select.withOrder(List.of(), 1)
                : select.withOutputs(List.of(Output.of(new Aggregate(overMany(column.get()), value, false)))));
    }

    private static Function overMany(ColumnProfile column) {
        return column.is(Role.TALLY) || Additive.is(column) ? Function.SUM : Function.AVERAGE;
    }

    /** The number of another group: "three times as many purchases as the Blue Kettle". */
    private Expression ofGroup(Operand.OfOne one, Expression number) {
        if (!Measures.aggregates(number) || draft.subject == null) {
            draft.lose();
            return number;
        }
        var tables = new LinkedHashSet<TableName>(List.of(draft.subject.name()));
        if (draft.counted != null) {
            tables.add(draft.counted);
        }
        return new Expression.Scalar(scalar(number, tables, one.one()));
    }

    private Expression overall(Operand.Overall overall, Expression left) {
        var measured = overall.attr() == null ? fields.profile(left) : Optional.of(choices.column(overall.attr()));
        if (measured.isEmpty()) {
            draft.lose();
            return left;
        }
        return aggregate(overall, measured.get());
    }

    private Expression aggregate(Operand.Overall overall, ColumnProfile measured) {
        var value = new Aggregate(Measures.function(overall.function()), fields.plainNumber(measured), false);
        return new Expression.Scalar(scalar(value, Set.of(measured.table()), overall.over()));
    }

    /** The value over the rows that meet the restrictions, in a query of its own. */
    private Select scalar(Expression value, Set<TableName> of, List<Restriction> over) {
        var before = Set.copyOf(draft.needed);
        var conditionsOver = conditions.known(over);
        var tables = new LinkedHashSet<>(of);
        draft.needed.stream().filter(needed -> !before.contains(needed)).forEach(tables::add);
        conditionsOver.forEach(condition -> Mentioned.tables(condition, tables));
        draft.needed.retainAll(before);
        return Subqueries.rows(value, subqueries.from(of.iterator().next(), tables), conditionsOver);
    }
}
