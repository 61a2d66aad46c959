package dev.sqlchat.engine.planning;

import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.plan.Condition;

/** The comparators of plans for those of frames. */
final class Comparators {

    private Comparators() {}

    static Condition.Comparator comparator(Restriction.Compared compared) {
        return compared.negated() ? opposite(compared.comparator()) : straight(compared.comparator());
    }

    private static Condition.Comparator straight(Comparator comparator) {
        return Condition.Comparator.valueOf(comparator.name());
    }

    private static Condition.Comparator opposite(Comparator comparator) {
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
