package dev.sqlchat.engine.planning;

import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;

/** The comparators of plans for those of frames. */
final class Comparators {

    private Comparators() {}

    /** What holds where the condition does not. */
    static Condition negated(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(Expression left, Condition.Comparator comparator, Expression right) ->
                new Condition.Comparison(left, opposite(comparator), right);
            case Condition.Not(Condition inner) -> inner;
            default -> new Condition.Not(condition);
        };
    }

    static Condition.Comparator comparator(Comparator comparator) {
        return Condition.Comparator.valueOf(comparator.name());
    }

    /** What compares the other way round. */
    static Condition.Comparator turned(Condition.Comparator comparator) {
        return switch (comparator) {
            case EQUAL, NOT_EQUAL -> comparator;
            case LESS -> Condition.Comparator.GREATER;
            case LESS_OR_EQUAL -> Condition.Comparator.GREATER_OR_EQUAL;
            case GREATER -> Condition.Comparator.LESS;
            case GREATER_OR_EQUAL -> Condition.Comparator.LESS_OR_EQUAL;
        };
    }

    private static Condition.Comparator opposite(Condition.Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> Condition.Comparator.NOT_EQUAL;
            case NOT_EQUAL -> Condition.Comparator.EQUAL;
            case LESS -> Condition.Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Condition.Comparator.GREATER;
            case GREATER -> Condition.Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Condition.Comparator.LESS;
        };
    }
}
