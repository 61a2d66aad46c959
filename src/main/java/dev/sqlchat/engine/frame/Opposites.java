package dev.sqlchat.engine.frame;

import java.math.BigDecimal;

import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Restriction.Compared;
import dev.sqlchat.engine.frame.Frame.Restriction.During;
import dev.sqlchat.engine.linking.Symbol.Days;

/** Comparisons and times that no row can meet together: "a singer above 40 and a singer below 30". */
final class Opposites {

    private Opposites() {}

    static boolean are(Restriction one, Restriction other) {
        return one instanceof During first && other instanceof During second
                && (precedes(first.days(), second.days()) || precedes(second.days(), first.days()))
                || opposed(one, other);
    }

    private static boolean precedes(Days one, Days other) {
        return one.from() == null && other.before() == null && one.before() != null && other.from() != null
                && !one.before().isAfter(other.from());
    }

    private static boolean opposed(Restriction one, Restriction other) {
        return one instanceof Compared first && other instanceof Compared second
                && first.operand() instanceof Operand.Amount(BigDecimal a)
                && second.operand() instanceof Operand.Amount(BigDecimal b)
                && measuresSame(first.measure(), second.measure())
                && (above(first.comparator()) && below(second.comparator()) && a.compareTo(b) >= 0
                        || below(first.comparator()) && above(second.comparator()) && a.compareTo(b) <= 0);
    }

    /** Whether one asks for more and the other for less. */
    static boolean bound(Comparator one, Comparator other) {
        return above(one) && below(other) || below(one) && above(other);
    }

    private static boolean above(Comparator comparator) {
        return comparator == Comparator.GREATER || comparator == Comparator.GREATER_OR_EQUAL;
    }

    private static boolean below(Comparator comparator) {
        return comparator == Comparator.LESS || comparator == Comparator.LESS_OR_EQUAL;
    }

    private static boolean measuresSame(Measure one, Measure other) {
        if (one instanceof Measure.Plain first && other instanceof Measure.Plain second) {
            return first.attr().symbol().links().getFirst().column()
                    .equals(second.attr().symbol().links().getFirst().column());
        }
        return one instanceof Measure.Degree first && other instanceof Measure.Degree second
                && first.nouns().getFirst().equals(second.nouns().getFirst());
    }
}
