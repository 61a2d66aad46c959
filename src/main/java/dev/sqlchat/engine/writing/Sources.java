package dev.sqlchat.engine.writing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;

/** Which sources a query has, and which it only uses. */
final class Sources {

    private Sources() {}

    static List<Source> of(From from) {
        return Parts.sources(from).toList();
    }

    /** Sources of enclosing queries whose fields the plan uses. */
    static Set<Source> free(QueryPlan plan) {
        return switch (plan) {
            case Combined combined -> {
                Set<Source> free = new LinkedHashSet<>(free(combined.left()));
                free.addAll(free(combined.right()));
                yield free;
            }
            case Select select -> {
                Set<Source> free = new LinkedHashSet<>();
                Parts.expressions(select).forEach(expression -> addUsed(expression, free));
                Parts.conditions(select).forEach(condition -> addUsed(condition, free));
                of(select.from()).stream().filter(Derived.class::isInstance).map(Derived.class::cast)
                        .forEach(derived -> free.addAll(free(derived.plan())));
                of(select.from()).forEach(free::remove);
                yield free;
            }
        };
    }

    /** Sources of the query that its nested queries use. */
    static Set<Source> usedByNested(Select select) {
        Set<Source> used = new LinkedHashSet<>();
        Stream.concat(Parts.expressions(select).flatMap(Parts::plans), Parts.conditions(select).flatMap(Parts::plans))
                .forEach(plan -> used.addAll(free(plan)));
        used.retainAll(of(select.from()));
        return used;
    }

    private static void addUsed(Expression expression, Set<Source> used) {
        switch (expression) {
            case Expression.Field field -> used.add(field.source());
            case Expression.AllFields all -> used.add(all.source());
            default -> {
                Parts.operands(expression).forEach(operand -> addUsed(operand, used));
                Parts.conditions(expression).forEach(condition -> addUsed(condition, used));
                Parts.ownPlans(expression).forEach(plan -> used.addAll(free(plan)));
            }
        }
    }

    private static void addUsed(Condition condition, Set<Source> used) {
        Parts.operands(condition).forEach(operand -> addUsed(operand, used));
        Parts.conditions(condition).forEach(part -> addUsed(part, used));
        Parts.ownPlans(condition).forEach(plan -> used.addAll(free(plan)));
    }
}
