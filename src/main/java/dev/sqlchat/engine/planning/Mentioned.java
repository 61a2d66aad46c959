package dev.sqlchat.engine.planning;

import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Source.TableSource;

/** The tables whose fields a condition uses in its own query. */
final class Mentioned {

    private Mentioned() {}

    static void tables(Condition condition, Set<TableName> found) {
        switch (condition) {
            case Condition.Comparison comparison -> {
                tables(comparison.left(), found);
                tables(comparison.right(), found);
            }
            case Condition.Between between -> tables(between.value(), found);
            case Condition.Within within -> tables(within.date(), found);
            case Condition.OneOf oneOf -> tables(oneOf.value(), found);
            case Condition.InPlan in -> tables(in.value(), found);
            case Condition.Exists _ -> {
            }
            case Condition.TextMatch match -> tables(match.text(), found);
            case Condition.IsNull isNull -> tables(isNull.value(), found);
            case Condition.Not not -> tables(not.condition(), found);
            case Condition.AnyOf any -> any.conditions().forEach(part -> tables(part, found));
            case Condition.AllOf all -> all.conditions().forEach(part -> tables(part, found));
        }
    }

    static void tables(Expression expression, Set<TableName> found) {
        switch (expression) {
            case Field field when field.source() instanceof TableSource source -> found.add(source.table());
            case Expression.AllFields all when all.source() instanceof TableSource source -> found.add(source.table());
            case Expression.Aggregate aggregate when aggregate.argument() != null ->
                tables(aggregate.argument(), found);
            case Expression.Arithmetic arithmetic -> {
                tables(arithmetic.left(), found);
                tables(arithmetic.right(), found);
            }
            case Expression.Period period -> tables(period.date(), found);
            case Expression.Elapsed elapsed -> {
                tables(elapsed.from(), found);
                tables(elapsed.to(), found);
            }
            case Expression.Choice choice -> {
                tables(choice.condition(), found);
                tables(choice.then(), found);
                if (choice.otherwise() != null) {
                    tables(choice.otherwise(), found);
                }
            }
            default -> {
            }
        }
    }
}
