package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.stream.Stream;

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
 * @param change by what it differs from what the planner made
 */
public record Candidate(QueryPlan plan, Tagging tagging, Frame frame, List<Double> choices, double joinCost,
        double context,
        List<Concern> concerns, Change change) {

    /** What speaks against a plan. */
    public enum Concern {
        /** A restriction of the question is not in the plan. */
        RESTRICTION_LOST,
        /** The question supposes a change of the data, and the plan reads them as they are. */
        SUPPOSITION_LOST,
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

    /** By what one plan differs from another. */
    public enum Change {
        NONE, OUTPUT_DROPPED, COLUMN_ADDED, KEY_SHOWN, KEY_ADDED, NAME_SHOWN, OTHER_NAME, NAME_COMPLETED, MEASURE_SHOWN, GROUP_SHOWN, COUNT_SHOWN, ALL_SHOWN, DISTINCT_ADDED, DISTINCT_DROPPED, COUNTED_ONCE, COUNTED_ROWS, COUNTED_COLUMN, SUMMED, NOT_SUMMED, UNGROUPED, GROUPED_AS_SHOWN, OTHER_COLUMN, OTHER_VALUE, CONDITION_DROPPED, CONDITIONS_UNITED, TABLE_DROPPED, TABLE_ADDED, OTHER_JOIN, OTHER_MEASURE, ORDER_DROPPED, LIMIT_DROPPED
    }

    public Candidate {
        choices = List.copyOf(choices);
        concerns = List.copyOf(concerns);
    }

    public Candidate with(Concern concern) {
        return new Candidate(plan, tagging, frame, choices, joinCost, context,
                Stream.concat(concerns.stream(), Stream.of(concern)).toList(), change);
    }

    public Candidate changed(QueryPlan other, Change difference) {
        return new Candidate(other, tagging, frame, choices, joinCost, context, concerns, difference);
    }
}
