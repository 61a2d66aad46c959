package dev.sqlchat.review;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.NumberRisk;
import dev.sqlchat.sql.NumberRisk.FanOut;
import dev.sqlchat.sql.NumberRisk.LostRows;
import dev.sqlchat.sql.NumberRisk.MixedUnits;
import dev.sqlchat.sql.NumberRisks;

/** Doubts numbers that the data shows to be wrong: what may be wrong, or may be meant, does not count. */
final class NumberRule {

    private final Duration time;

    /** @param time for measuring; 0 measures nothing */
    NumberRule(Duration time) {
        this.time = time;
    }

    /** The first of what is wrong. */
    Optional<Finding.Doubted> doubt(CheckedQuery query, Reads reads) {
        if (time.isZero()) {
            return Optional.empty();
        }
        var measure = new RiskMeasure(BoundedProbes.before(query, reads, time));
        return NumberRisks.of(query, reads.catalog()).stream().flatMap(List::stream)
                .filter(risk -> isTold(risk, query, reads.catalog()))
                .flatMap(risk -> doubt(risk, measure, reads.catalog()).stream()).findFirst();
    }

    /** Without keys nobody knows whose rows COUNT(*) means. */
    private static boolean isTold(NumberRisk risk, CheckedQuery query, Catalog catalog) {
        return !(risk instanceof FanOut fanOut && fanOut.aggregate().endsWith("(*)")) || query.tables().stream()
                .allMatch(name -> catalog.table(name).filter(table -> !table.primaryKey().isEmpty()).isPresent());
    }

    private static Optional<Finding.Doubted> doubt(NumberRisk risk, RiskMeasure measure, Catalog catalog) {
        return switch (risk) {
            case FanOut fanOut -> real(risk, measure).map(counts -> new Finding.Doubted("fan-out",
                    multiplied(fanOut, counts, catalog)));
            // Groups are mostly meant to be those that have something; the receipt tells of the others.
            case LostRows lost when lost.total() -> real(risk, measure).map(counts -> new Finding.Doubted("lost-rows",
                    dropped(lost, counts)));
            case MixedUnits mixed -> real(risk, measure).map(counts -> new Finding.Doubted("mixed-units",
                    mixed(mixed, counts)));
            case LostRows _,NumberRisk.MissingValues _,NumberRisk.NoRows _ -> Optional.empty();
        };
    }

    private static Optional<Counts> real(NumberRisk risk, RiskMeasure measure) {
        return measure.of(risk).filter(counts -> RiskMeasure.isReal(risk, counts));
    }

    private static String multiplied(FanOut risk, Counts counts, Catalog catalog) {
        return "%s takes each row of %s once for each row of %s that it is joined with, %s times for %s. %s".formatted(
                risk.aggregate(), risk.counted(), risk.partner(), number(counts.at(0)), number(counts.at(1)),
                risk.aggregate().toLowerCase(Locale.ROOT).startsWith("count(")
                        ? distinct(risk, catalog)
                        : ("Leave %2$s out of the join: restrict %1$s with EXISTS or IN (SELECT ...), or join a subquery "
                                + "that has one row of %2$s for each of %1$s.")
                                .formatted(risk.counted(), risk.partner()));
    }

    private static String distinct(FanOut risk, Catalog catalog) {
        var key = catalog.table(TableName.of(risk.counted())).map(Table::primaryKey).orElse(List.of());
        return key.size() == 1
                ? "Write COUNT(DISTINCT ...) of %s.%s, or leave %s out of the join.".formatted(risk.counted(),
                        key.getFirst(), risk.partner())
                : "Leave %s out of the join.".formatted(risk.partner());
    }

    private static String dropped(LostRows risk, Counts counts) {
        return ("The join with %s drops %s of %s rows of %s, which have no row there. Leave %1$s out of the query if it needs "
                + "none of its columns, else write LEFT JOIN.").formatted(risk.partner(), number(counts.at(1)),
                        number(counts.at(0)), risk.of());
    }

    private static String mixed(MixedUnits risk, Counts counts) {
        return ("%s is added up across %s different values of %s. Select %3$s too and GROUP BY it, or restrict it to one "
                + "value.").formatted(risk.measure().column(), number(counts.at(0)), risk.unit().column());
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
