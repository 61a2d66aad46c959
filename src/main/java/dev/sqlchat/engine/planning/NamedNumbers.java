package dev.sqlchat.engine.planning;

import java.util.Collections;
import java.util.Set;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Restriction;

/** Columns that are called by what an aggregate is called by: a maximum temperature of each day. */
final class NamedNumbers {

    private final Choices choices;

    NamedNumbers(Choices choices) {
        this.choices = choices;
    }

    /** "days with a maximum temperature above 30": of each row what is called so, not the maximum of it. */
    Restriction plain(Restriction restriction) {
        return switch (restriction) {
            case Restriction.Compared compared ->
                new Restriction.Compared(plain(compared.measure()), compared.comparator(), compared.operand());
            case Restriction.Ranged ranged ->
                new Restriction.Ranged(plain(ranged.measure()), ranged.low(), ranged.high());
            default -> restriction;
        };
    }

    private Measure plain(Measure measure) {
        return measure instanceof Measure.Aggregated(var function, var attr)
                && !Collections.disjoint(choices.ranked(attr).getFirst().words(), names(function))
                        ? new Measure.Plain(attr)
                        : measure;
    }

    private static Set<String> names(Frame.Function function) {
        return switch (function) {
            case SUM -> Set.of("total", "sum");
            case AVERAGE -> Set.of("average", "mean", "avg");
            case MINIMUM -> Set.of("minimum", "min");
            case MAXIMUM -> Set.of("maximum", "max");
        };
    }
}
