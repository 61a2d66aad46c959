package dev.sqlchat.engine.proposing;

import java.util.Set;

/**
 * A question that a database invites.
 *
 * @param about what it is about, tables and columns by name: questions for the same user should differ in it
 * @param asks what a right reading of it asks, as {@link PlanFacts} tells
 */
public record Proposal(Kind kind, String question, Set<String> about, Set<String> asks) {

    /** Kinds of questions, those that show most first. */
    public enum Kind {
        /** A number over time. */
        TREND(2),
        /** The first of a ranking. */
        TOP(5),
        /** How many there are of each category. */
        COUNT_BY_CATEGORY(2),
        /** How many have a value. */
        COUNT_OF_VALUE(1),
        /** A number of the last months, one beside the other. */
        LAST_MONTHS(2),
        /** An average. */
        AVERAGE(1),
        /** Which has most others. */
        MOST(1),
        /** How many there are. */
        COUNT(1);

        private final int fewestRows;

        Kind(int fewestRows) {
            this.fewestRows = fewestRows;
        }

        /** How many questions of the kind are enough for anybody. */
        int most() {
            return this == COUNT ? 2 : Integer.MAX_VALUE;
        }

        /** How many rows an answer has that is worth asking for. */
        public int fewestRows() {
            return fewestRows;
        }

        /** Whether the answer may be empty because of the day on which it is asked. */
        public boolean dependsOnToday() {
            return this == LAST_MONTHS;
        }
    }

    public Proposal {
        about = Set.copyOf(about);
        asks = Set.copyOf(asks);
    }
}
