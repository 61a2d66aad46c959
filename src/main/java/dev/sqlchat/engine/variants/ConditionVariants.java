package dev.sqlchat.engine.variants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate.Change;

/** Restricts less, or to one value or the other where a plan asks for both at once. */
final class ConditionVariants {

    private final Select select;
    private final Rejoining joins;

    ConditionVariants(Select select, Rejoining joins) {
        this.select = select;
        this.joins = joins;
    }

    Stream<Variant> variants() {
        return Stream.of(dropped(), withoutGroups(), united()).flatMap(part -> part);
    }

    private Stream<Variant> dropped() {
        return IntStream.range(0, select.where().size()).boxed().flatMap(at -> {
            var rest = new ArrayList<>(select.where());
            rest.remove((int) at);
            var less = select.withWhere(rest);
            return Stream.concat(Stream.of(less), pruned(less));
        }).map(plan -> new Variant(plan, Change.CONDITION_DROPPED));
    }

    private Stream<Select> pruned(Select less) {
        var used = Rejoining.used(less);
        return used.isEmpty() || used.equals(Rejoining.tables(less))
                ? Stream.empty()
                : joins.over(less, used).stream();
    }

    private Stream<Variant> withoutGroups() {
        return select.having().isEmpty()
                ? Stream.empty()
                : Stream.of(new Variant(select.withHaving(List.of()), Change.CONDITION_DROPPED));
    }

    private Stream<Variant> united() {
        var byField = new LinkedHashMap<Expression, List<Constant>>();
        var rest = new ArrayList<Condition>();
        for (var condition : select.where()) {
            if (condition instanceof Comparison(Expression.Field field, Comparator comparator, Constant constant)
                    && comparator == Comparator.EQUAL) {
                byField.computeIfAbsent(field, first -> new ArrayList<>()).add(constant);
            } else {
                rest.add(condition);
            }
        }
        if (byField.values().stream().allMatch(values -> values.size() == 1)) {
            return Stream.empty();
        }
        byField.forEach((field, values) -> rest.add(values.stream().distinct().count() == 1
                ? new Comparison(field, Comparator.EQUAL, values.getFirst())
                : new Condition.OneOf(field, values.stream().distinct().toList())));
        return Stream.of(new Variant(select.withWhere(rest), Change.CONDITIONS_UNITED));
    }
}
