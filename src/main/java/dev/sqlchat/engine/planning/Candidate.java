package dev.sqlchat.engine.planning;

import java.util.List;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A plan and how it came about.
 *
 * @param tagging the words as they were understood
 * @param choices how good the choices of columns and values are, from 0 to 1 each
 * @param joinCost of all join trees
 * @param context how far the plan disregards how the question leans on the one before, from 0 to 1
 * @param concerns what speaks against the plan
 */
public record Candidate(QueryPlan plan, Tagging tagging, Frame frame, List<Double> choices, double joinCost,
        double context,
        List<Concern> concerns) {

    /** What speaks against a plan. */
    public enum Concern {
        /** A restriction of the question is not in the plan. */
        RESTRICTION_LOST,
        /** No table is named; the plan guesses it from columns. */
        NO_SUBJECT,
        /** The rows shown have nothing to name them by but a key. */
        NAMELESS,
        /** What is shown was not named. */
        TARGET_GUESSED,
        /** A later way to join, or a weaker choice of a column. */
        SECOND_CHOICE,
        /** The numbers may count rows several times. */
        FAN_OUT
    }

    public Candidate {
        choices = List.copyOf(choices);
        concerns = List.copyOf(concerns);
    }
}
