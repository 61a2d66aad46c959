package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.QueryPlan.Output;

/** Names the computed columns of a result so that a person knows what stands in them. */
public final class Labels {

    private Labels() {}

    public static List<Output> of(List<Expression> expressions) {
        var taken = new HashSet<String>();
        var outputs = new ArrayList<Output>();
        for (var expression : expressions) {
            var label = label(expression);
            outputs.add(new Output(expression, label == null ? null : unique(label, taken)));
        }
        return outputs;
    }

    private static String unique(String label, Set<String> taken) {
        var unique = label;
        for (int number = 2; !taken.add(unique); number++) {
            unique = label + "_" + number;
        }
        return unique;
    }

    private static @Nullable String label(Expression expression) {
        return switch (expression) {
            case Aggregate aggregate -> aggregate(aggregate);
            case Expression.Period period -> period.grain().name().toLowerCase(Locale.ROOT);
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.Elapsed elapsed -> elapsed.unit().name().toLowerCase(Locale.ROOT) + "s";
            default -> null;
        };
    }

    private static String arithmetic(Expression.Arithmetic arithmetic) {
        return switch (arithmetic.operator()) {
            case PLUS -> "sum";
            case MINUS -> "difference";
            case TIMES -> "product";
            case DIVIDED_BY -> isPercent(arithmetic) ? "percent" : "ratio";
        };
    }

    private static boolean isPercent(Expression.Arithmetic division) {
        return division.left() instanceof Expression.Arithmetic(Expression.Constant(Long factor), var operator, var _)
                && operator == Expression.Operator.TIMES && factor == 100;
    }

    private static String aggregate(Aggregate aggregate) {
        var of = aggregate.argument() instanceof Field field ? "_" + field.column().toLowerCase(Locale.ROOT) : "";
        return switch (aggregate.function()) {
            case COUNT -> aggregate.argument() == null ? "count" : "count" + of;
            case SUM -> "total" + of;
            case AVERAGE -> "average" + of;
            case MINIMUM -> "minimum" + of;
            case MAXIMUM -> "maximum" + of;
        };
    }
}
