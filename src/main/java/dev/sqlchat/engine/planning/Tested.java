package dev.sqlchat.engine.planning;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What conditions look at, so that a like one can take the place of another. */
final class Tested {

    private Tested() {}

    /** Whether both look at the same, also where one denies it or asks it of a query of its own. */
    static boolean alike(Condition one, Condition other) {
        return !Collections.disjoint(by(one), by(other));
    }

    private static Set<Expression> by(Condition condition) {
        var found = new LinkedHashSet<Expression>();
        collect(condition, found);
        return found;
    }

    private static void collect(Condition condition, Set<Expression> found) {
        switch (condition) {
            case Condition.Comparison comparison -> found.add(comparison.left());
            case Condition.Between between -> found.add(between.value());
            case Condition.Within within -> found.add(within.date());
            case Condition.OneOf oneOf -> found.add(oneOf.value());
            case Condition.TextMatch match -> found.add(match.text());
            case Condition.IsNull isNull -> found.add(isNull.value());
            case Condition.InPlan in -> collect(in.plan(), found);
            case Condition.Exists exists -> collect(exists.plan(), found);
            case Condition.Not not -> collect(not.condition(), found);
            case Condition.AnyOf any -> any.conditions().forEach(part -> collect(part, found));
            case Condition.AllOf all -> all.conditions().forEach(part -> collect(part, found));
        }
    }

    private static void collect(QueryPlan plan, Set<Expression> found) {
        switch (plan) {
            case Select select -> collect(select, found);
            case QueryPlan.Combined combined -> {
                collect(combined.left(), found);
                collect(combined.right(), found);
            }
        }
    }

    /** What the query restricts; where it restricts nothing, what it gives. */
    private static void collect(Select select, Set<Expression> found) {
        select.where().forEach(condition -> collect(condition, found));
        select.having().forEach(condition -> collect(condition, found));
        if (select.where().isEmpty() && select.having().isEmpty()) {
            select.outputs().forEach(output -> found.add(output.expression()));
        }
    }
}
