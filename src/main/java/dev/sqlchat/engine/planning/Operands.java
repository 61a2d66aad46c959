package dev.sqlchat.engine.planning;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.schema.ColumnProfile;

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
            case Operand.Other other -> fields.field(choices.column(other.attr()));
            case Operand.Overall overall -> overall(overall, left);
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

    private Expression overall(Operand.Overall overall, Expression left) {
        var measured = overall.attr() == null ? fields.profile(left) : Optional.of(choices.column(overall.attr()));
        if (measured.isEmpty()) {
            draft.lose();
            return left;
        }
        return aggregate(overall, measured.get());
    }

    private Expression aggregate(Operand.Overall overall, ColumnProfile measured) {
        var before = Set.copyOf(draft.needed);
        var over = conditions.known(overall.over());
        var tables = new LinkedHashSet<TableName>(List.of(measured.table()));
        draft.needed.stream().filter(table -> !before.contains(table)).forEach(tables::add);
        over.forEach(condition -> Mentioned.tables(condition, tables));
        draft.needed.retainAll(before);
        var value = new Aggregate(Measures.function(overall.function()), Fields.plain(measured), false);
        return new Expression.Scalar(Subqueries.rows(value, subqueries.from(measured.table(), tables), over));
    }
}
