package dev.sqlchat.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.review.Counts;
import dev.sqlchat.review.Probes;
import dev.sqlchat.review.RiskMeasure;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.NumberRisk;
import dev.sqlchat.sql.NumberRisks;

/** Measures whether the numbers of a query are wrong although it ran. */
final class NumberChecks {

    private final Catalog catalog;
    private final RiskMeasure measure;
    private final Optional<List<NumberRisk>> risks;

    NumberChecks(CheckedQuery query, Catalog catalog, Probes probes) {
        this.catalog = catalog;
        this.measure = new RiskMeasure(probes);
        this.risks = NumberRisks.of(query, catalog);
    }

    /** Units first: their read is cheap, and the time may end before the others are done. */
    List<Check> checks() {
        var units = check("units", NumberRisk.MixedUnits.class, this::mixedUnits,
                "Nothing is added up that has a unit.");
        return List.of(
                check("fan_out", NumberRisk.FanOut.class, this::fanOut, "No join can multiply what is counted."),
                check("lost_rows", NumberRisk.LostRows.class, this::lostRows, "No join can drop rows."),
                check("null_share", NumberRisk.MissingValues.class, this::missingValues,
                        "Nothing is added up that may be missing."),
                units);
    }

    /** Why no rows were found: which condition alone finds none. Empty where that cannot be told. */
    Optional<String> noRows() {
        return of(NumberRisk.NoRows.class).findFirst().flatMap(
                risk -> measure.of(risk).map(counts -> reason(risk, counts)));
    }

    /** The worst of what was measured for risks of one kind. */
    private <R extends NumberRisk> Check check(String name, Class<R> kind, Function<R, Check> judge,
            String notApplicable) {
        if (risks.isEmpty()) {
            return new Check(name, CheckStatus.SKIPPED, "The joins of the query cannot be judged.");
        }
        var measured = of(kind).map(judge).toList();
        return Stream.of(CheckStatus.WARNING, CheckStatus.SKIPPED, CheckStatus.PASSED)
                .flatMap(status -> together(name, status, measured).stream()).findFirst()
                .orElseGet(() -> new Check(name, CheckStatus.NOT_APPLICABLE, notApplicable));
    }

    private static Optional<Check> together(String name, CheckStatus status, List<Check> measured) {
        var details = measured.stream().filter(check -> check.status() == status).map(Check::detail).distinct()
                .toList();
        return details.isEmpty() ? Optional.empty() : Optional.of(new Check(name, status, String.join(" ", details)));
    }

    private <R extends NumberRisk> Stream<R> of(Class<R> kind) {
        return risks.stream().flatMap(List::stream).filter(kind::isInstance).map(kind::cast);
    }

    private Check fanOut(NumberRisk.FanOut risk) {
        var counted = plural(risk.counted());
        var times = "%s may be counted once for each of their %s".formatted(counted, plural(risk.partner()));
        return risk.probe() == null
                ? new Check("fan_out", CheckStatus.WARNING, sentence(times))
                : measured("fan_out", risk, times, "each of the %s is counted once".formatted(counted),
                        counts -> "%s are counted once for each of their %s, %s times for %s%s".formatted(counted,
                                plural(risk.partner()), number(counts.at(0)), number(counts.at(1)),
                                once(risk, counts)));
    }

    private static String once(NumberRisk.FanOut risk, Counts counts) {
        return counts.size() < 3
                ? ""
                : "; with each counted once, %s is %s".formatted(risk.aggregate(),
                        Figure.NUMBER.write(counts.value(2)));
    }

    private Check lostRows(NumberRisk.LostRows risk) {
        var unsure = "%s without %s may be left out".formatted(plural(risk.of()), plural(risk.partner()));
        return measured("lost_rows", risk, unsure, "no %s are left out for want of %s".formatted(plural(risk.of()),
                plural(risk.partner())),
                counts -> "%s of %s %s %s no %s%s and %s left out".formatted(number(counts.at(1)),
                        number(counts.at(0)), listed(risk, counts), counts.at(1) == 1 ? "has" : "have",
                        risk.groups() ? plural(risk.partner()) : singular(risk.partner()),
                        risk.groups() ? " to count" : "", counts.at(1) == 1 ? "is" : "are"));
    }

    /** Groups of several rows are no rows of the table. */
    private static String listed(NumberRisk.LostRows risk, Counts counts) {
        return risk.groups() && counts.at(0) != counts.at(2) ? "groups of " + plural(risk.of()) : plural(risk.of());
    }

    private Check missingValues(NumberRisk.MissingValues risk) {
        var words = Words.of(risk.measure().column());
        return measured("null_share", risk, "%s may be missing in many rows".formatted(words), counts -> {
            var detail = "%s is empty in %s of %s rows (%d %%)".formatted(words, number(counts.at(0) - counts.at(1)),
                    number(counts.at(0)), Math.round(100 * RiskMeasure.missing(counts)));
            return RiskMeasure.isReal(risk, counts) ? warning("null_share", detail) : passed("null_share", detail);
        });
    }

    private Check mixedUnits(NumberRisk.MixedUnits risk) {
        var words = Words.of(risk.measure().column());
        var unit = Words.of(risk.unit().column());
        return measured("units", risk, "%s may be in several units".formatted(words), "%s has one %s".formatted(words,
                unit),
                counts -> "%s is added up across %s values of %s, such as %s and %s".formatted(words,
                        number(counts.at(0)), unit, text(counts, 1), text(counts, 2)));
    }

    private static String text(Counts counts, int at) {
        return Figure.PLAIN.write(counts.value(at));
    }

    private Check measured(String name, NumberRisk risk, String unsure, String fine, Function<Counts, String> wrong) {
        return measured(name, risk, unsure, counts -> RiskMeasure.isReal(risk, counts)
                ? warning(name, wrong.apply(counts))
                : passed(name, fine));
    }

    private Check measured(String name, NumberRisk risk, String unsure, Function<Counts, Check> judge) {
        return measure.of(risk).map(judge)
                .orElseGet(() -> new Check(name, CheckStatus.SKIPPED, sentence("not measured: " + unsure)));
    }

    private String reason(NumberRisk.NoRows risk, Counts counts) {
        if (counts.at(0) == 0) {
            return "The tables that were read and joined have no rows in common.";
        }
        var alone = new ArrayList<String>();
        for (int at = 0; at < risk.filters().size(); at++) {
            if (counts.at(at + 1) == 0) {
                alone.add(alone(risk.filters().get(at)));
            }
        }
        return alone.isEmpty()
                ? risk.filters().size() == 1
                        ? "Rows match, but no group of them does."
                        : "Each condition matches some rows, but no row matches all of them."
                : String.join(" ", alone);
    }

    private String alone(NumberRisk.NoRows.Filter filter) {
        var none = "No row has %s".formatted(filter.text());
        return nearest(filter.column(), filter.value())
                .map(value -> "%s; the nearest stored value is %s.".formatted(none, value)).orElse(none + ".");
    }

    private Optional<String> nearest(@Nullable ColumnRef column, @Nullable String value) {
        return column == null || value == null
                ? Optional.empty()
                : Stream.concat(catalog.values().find(value).stream(), catalog.values().similar(value).stream())
                        .filter(match -> match.column().equals(column)).map(ValueMatch::value)
                        .filter(stored -> !stored.equals(value)).findFirst().map(Figure.PLAIN::write);
    }

    private static Check passed(String name, String detail) {
        return new Check(name, CheckStatus.PASSED, sentence(detail));
    }

    private static Check warning(String name, String detail) {
        return new Check(name, CheckStatus.WARNING, sentence(detail));
    }

    private static String sentence(String text) {
        return Words.capitalized(text) + ".";
    }

    private static String plural(String table) {
        return Words.plural(singular(table));
    }

    private static String singular(String table) {
        return Words.singular(Words.of(table));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
