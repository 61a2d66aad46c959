package dev.sqlchat.answer;

import java.util.function.Predicate;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * Words to ask next with.
 *
 * @param meant tells a plan that asks what is meant from one that asks something else
 */
record Suggestion(String words, Predicate<QueryPlan> meant) {

    static Suggestion of(String words, Predicate<Select> meant) {
        return new Suggestion(words, plan -> plan instanceof Select select && meant.test(select));
    }
}
