package dev.sqlchat.engine.writing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Completes GROUP BY for databases that refuse a column outside of it. */
final class StrictGrouping {

    private final Types types;

    StrictGrouping(Types types) {
        this.types = types;
    }

    Select complete(Select select) {
        return Parts.grouped(select) ? grouped(select) : select;
    }

    private Select grouped(Select select) {
        boolean oneRow = select.groupBy().isEmpty()
                && select.outputs().stream().allMatch(output -> Parts.aggregates(output.expression()));
        List<Ordering> orderBy = oneRow ? List.of() : select.orderBy();
        Set<Expression> keys = new LinkedHashSet<>(select.groupBy());
        Stream<Expression> used = Stream.concat(select.outputs().stream().map(Output::expression),
                orderBy.stream().map(Ordering::expression));
        used.forEach(expression -> addMissing(expression, keys, select.from()));
        select.having().stream().flatMap(Parts::allOperands)
                .forEach(expression -> addMissing(expression, keys, select.from()));
        return new Select(select.distinct(), select.outputs(), select.from(), select.where(), List.copyOf(keys),
                select.having(), orderBy, select.limit());
    }

    private void addMissing(Expression expression, Set<Expression> keys, From from) {
        if (keys.contains(expression)) {
            return;
        }
        switch (expression) {
            case Field field -> addOwn(field, keys, from);
            case AllFields all -> types.fields(all).forEach(field -> addMissing(field, keys, from));
            case Aggregate aggregate -> {
            }
            case Expression.Period period -> {
                if (!keys.contains(period.date())) {
                    keys.add(period);
                }
            }
            default -> {
                Parts.operands(expression).forEach(operand -> addMissing(operand, keys, from));
                Parts.conditions(expression).flatMap(Parts::allOperands)
                        .forEach(operand -> addMissing(operand, keys, from));
            }
        }
    }

    private static void addOwn(Field field, Set<Expression> keys, From from) {
        if (Sources.of(from).contains(field.source())) {
            keys.add(field);
        }
    }
}
