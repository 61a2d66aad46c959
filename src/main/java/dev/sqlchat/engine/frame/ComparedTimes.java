package dev.sqlchat.engine.frame;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.linking.Symbol.Days;
import dev.sqlchat.engine.plan.Expression.Grain;

/** Times that a question sets side by side: "compare May with April". */
final class ComparedTimes {

    private ComparedTimes() {}

    /** The period that each of the times is one of; empty where they are no times, or of different lengths. */
    static Optional<Grain> grain(Restriction restriction) {
        if (!(restriction instanceof Restriction.Each each)) {
            return Optional.empty();
        }
        var grains = each.parts().stream().map(ComparedTimes::ofPart).distinct().toList();
        return grains.size() == 1 ? grains.getFirst() : Optional.empty();
    }

    private static Optional<Grain> ofPart(Restriction part) {
        return part instanceof Restriction.During during ? grain(during.days()) : Optional.empty();
    }

    private static Optional<Grain> grain(Days days) {
        var from = days.from();
        var before = days.before();
        return from == null || before == null
                ? Optional.empty()
                : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR).stream()
                        .filter(grain -> next(from, grain).equals(before)).findFirst();
    }

    private static LocalDate next(LocalDate from, Grain grain) {
        return switch (grain) {
            case WEEK -> from.plusWeeks(1);
            case MONTH -> from.plusMonths(1);
            case QUARTER -> from.plusMonths(3);
            case YEAR -> from.plusYears(1);
            default -> from.plusDays(1);
        };
    }
}
