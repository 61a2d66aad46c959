package dev.sqlchat.engine.writing;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.AllOf;
import dev.sqlchat.engine.plan.Condition.AnyOf;
import dev.sqlchat.engine.plan.Condition.Between;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Not;
import dev.sqlchat.engine.plan.Condition.OneOf;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;

/**
 * Conditions in a form that SQL has words for: NOT only where SQL has it (NOT IN, NOT EXISTS, ...), open ranges, and days
 * of moments as ranges.
 */
final class PlainConditions {

    private final Types types;

    PlainConditions(Types types) {
        this.types = types;
    }

    Condition plain(Condition condition) {
        return plain(condition, false);
    }

    private Condition plain(Condition condition, boolean negated) {
        return switch (condition) {
            case Not(Condition inner) -> plain(inner, !negated);
            case AllOf(List<Condition> parts) -> junction(parts, negated, negated);
            case AnyOf(List<Condition> parts) -> junction(parts, negated, !negated);
            case Comparison comparison -> comparison(negated ? opposite(comparison) : comparison);
            case Between between -> between(between, negated);
            case Within within -> within(within, negated);
            case OneOf oneOf -> oneOf(oneOf, negated);
            default -> negated ? new Not(condition) : condition;
        };
    }

    private Condition junction(List<Condition> parts, boolean negated, boolean any) {
        List<Condition> plain = parts.stream().map(part -> plain(part, negated)).toList();
        if (plain.size() == 1) {
            return plain.getFirst();
        }
        return any ? new AnyOf(plain) : new AllOf(plain);
    }

    static Comparison opposite(Comparison comparison) {
        Comparator opposite = switch (comparison.comparator()) {
            case EQUAL -> Comparator.NOT_EQUAL;
            case NOT_EQUAL -> Comparator.EQUAL;
            case LESS -> Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparator.GREATER;
            case GREATER -> Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparator.LESS;
        };
        return new Comparison(comparison.left(), opposite, comparison.right());
    }

    private Condition comparison(Comparison comparison) {
        Expression left = comparison.left();
        if (!(comparison.right() instanceof Constant(LocalDate day)) || types.of(left) != ColumnType.TIMESTAMP) {
            return comparison;
        }
        return switch (comparison.comparator()) {
            case EQUAL -> within(new Within(left, day, day.plusDays(1)), false);
            case NOT_EQUAL -> within(new Within(left, day, day.plusDays(1)), true);
            case LESS -> new Within(left, null, day);
            case LESS_OR_EQUAL -> new Within(left, null, day.plusDays(1));
            case GREATER -> new Within(left, day.plusDays(1), null);
            case GREATER_OR_EQUAL -> new Within(left, day, null);
        };
    }

    private Condition between(Between between, boolean negated) {
        if (types.of(between.value()) == ColumnType.TIMESTAMP && between.low() instanceof Constant(LocalDate first)
                && between.high() instanceof Constant(LocalDate last)) {
            return within(new Within(between.value(), first, last.plusDays(1)), negated);
        }
        return negated ? new Not(between) : between;
    }

    static Condition within(Within within, boolean negated) {
        Expression date = within.date();
        LocalDate from = within.from();
        LocalDate before = within.before();
        if (from != null && before != null) {
            List<Condition> ends = List.of(end(date, from, !negated), end(date, before, negated));
            return negated ? new AnyOf(ends) : new AllOf(ends);
        }
        return end(date, from != null ? from : day(before), (from != null) != negated);
    }

    private static Within end(Expression date, LocalDate day, boolean notBefore) {
        return notBefore ? new Within(date, day, null) : new Within(date, null, day);
    }

    private static LocalDate day(@Nullable LocalDate end) {
        if (end == null) {
            throw new IllegalArgumentException("a period needs a first or a last day");
        }
        return end;
    }

    private Condition oneOf(OneOf oneOf, boolean negated) {
        List<Constant> values = oneOf.values();
        boolean days = types.of(oneOf.value()) == ColumnType.TIMESTAMP
                && values.stream().anyMatch(value -> value.value() instanceof LocalDate);
        if (days || values.size() < 2) {
            List<Condition> each = values.stream().map(value -> equal(oneOf.value(), value)).toList();
            return junction(each, negated, !negated);
        }
        return negated ? new Not(oneOf) : oneOf;
    }

    private static Condition equal(Expression value, Constant constant) {
        return new Comparison(value, Comparator.EQUAL, constant);
    }
}
