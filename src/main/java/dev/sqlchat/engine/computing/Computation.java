package dev.sqlchat.engine.computing;

import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Operator;

/**
 * Two numbers that a question computes with.
 *
 * @param left the words that say the first number
 * @param right the words that say the second number
 * @param leans the second leaves out what the first says already: "than in France"
 * @param percent the quotient is wanted in per cent, the difference in per cent of the second number
 * @param words of the question, as they were understood
 * @param turned the first is taken from the second: "how much cheaper"
 */
record Computation(Operator operator, Tagging left, Tagging right, boolean leans, boolean percent, boolean turned,
        Tagging words) {}
