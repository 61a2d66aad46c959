package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.schema.TableProfile;

/** Turns what is negated, and what several rows meet together, into conditions. */
final class Scopes {

    private final SelectDraft draft;
    private final Conditions conditions;
    private final Subqueries subqueries;
    private final OtherRows rows;

    Scopes(SelectDraft draft, Conditions conditions, Subqueries subqueries, OtherRows rows) {
        this.draft = draft;
        this.conditions = conditions;
        this.subqueries = subqueries;
        this.rows = rows;
    }

    Optional<Condition> negated(Restriction.Negated negated) {
        if (negated.first() instanceof Restriction.Has has) {
            return none(has.table(), negated.further());
        }
        var first = aside(negated.first());
        var many = first.flatMap(rows::many);
        return many.isPresent() && draft.subject != null
                ? none(draft.subject, many.get(), List.of(first.orElseThrow()), negated.further())
                : first.filter(this::contrasts).flatMap(rows::noneSharing).or(() -> notSo(negated));
    }

    /** "of Statistics but not of Psychology": one row is never of both, so it is what is shown that must not be of the other. */
    private boolean contrasts(Condition condition) {
        return equated(condition).filter(field -> draft.where.stream().flatMap(other -> equated(other).stream())
                .anyMatch(other -> other.column().equalsIgnoreCase(field.column()))).isPresent();
    }

    private static Optional<Field> equated(Condition condition) {
        return condition instanceof Condition.Comparison(Field field, Condition.Comparator comparator, var operand)
                && comparator == Condition.Comparator.EQUAL && operand instanceof Constant
                        ? Optional.of(field)
                        : Optional.empty();
    }

    private Optional<Condition> aside(Restriction restriction) {
        return draft.aside(() -> conditions.condition(restriction));
    }

    /** No row of the table that meets the further restrictions is tied to the subject. */
    private Optional<Condition> none(TableProfile table, List<Restriction> further) {
        if (draft.subject == null || table.equals(draft.subject)) {
            return Optional.empty();
        }
        return rows.asksOfValues()
                ? rows.noneSharing(table.name(), conditions.known(further))
                : none(draft.subject, table.name(), List.of(), further);
    }

    private Optional<Condition> none(TableProfile subject, TableName table, List<Condition> first,
            List<Restriction> further) {
        var inner = new ArrayList<>(first);
        var outer = new ArrayList<Condition>();
        for (var restriction : further) {
            var condition = aside(restriction);
            if (condition.isEmpty()) {
                loses(restriction);
            } else if (OtherRows.tables(condition.get()).equals(Set.of(subject.name()))) {
                outer.add(condition.get());
            } else {
                inner.add(condition.get());
            }
        }
        return subqueries.unrelated(subject, table, inner).map(none -> and(none, outer));
    }

    private void loses(Restriction restriction) {
        if (!(restriction instanceof Restriction.Has)) {
            draft.lose();
        }
    }

    /** Of the subject's own row only the first is negated. */
    private Optional<Condition> notSo(Restriction.Negated negated) {
        return conditions.condition(negated.first()).map(Comparators::negated)
                .map(not -> and(not, conditions.known(negated.further())));
    }

    /** Of what the subject has many rows of, it has none, or none where it is known. */
    Optional<Condition> none(Condition.IsNull unknown) {
        var subject = draft.subject;
        return subject == null
                ? Optional.empty()
                : rows.many(unknown).flatMap(table -> none(subject, table,
                        rows.sometimesUnknown(unknown) ? List.of(new Condition.Not(unknown)) : List.of()));
    }

    private Optional<Condition> none(TableProfile subject, TableName table, List<Condition> known) {
        return rows.asksOfValues() ? rows.noneSharing(table, known) : subqueries.unrelated(subject, table, known);
    }

    private static Condition and(Condition condition, List<Condition> further) {
        if (further.isEmpty()) {
            return condition;
        }
        var all = new ArrayList<>(further);
        all.addFirst(condition);
        return new Condition.AllOf(all);
    }

    Optional<Condition> each(Restriction.Each each) {
        var parts = each.parts().stream().flatMap(part -> aside(part).stream()).toList();
        return parts.size() == each.parts().size() ? Optional.of(rows.each(parts)) : Optional.empty();
    }

    /** Rows of one table meet one or the other; of several tables the subject has a row of one that does. */
    Optional<Condition> any(List<Restriction> parts) {
        var made = parts.stream().flatMap(part -> aside(part).stream()).toList();
        if (made.size() < parts.size()) {
            return Optional.empty();
        }
        var tables = made.stream().map(OtherRows::tables).distinct().toList();
        if (tables.size() == 1) {
            draft.needed.addAll(tables.getFirst());
            return Optional.of(new Condition.AnyOf(made));
        }
        return Optional.of(new Condition.AnyOf(made.stream().map(rows::some).toList()));
    }
}
