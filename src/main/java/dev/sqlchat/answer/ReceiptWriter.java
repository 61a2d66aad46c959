package dev.sqlchat.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.SchemaHash;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.CanonicalPlan;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.QueryExplanation;
import dev.sqlchat.text.Digest;

/** Says how the question was read and what was checked. */
final class ReceiptWriter {

    private ReceiptWriter() {}

    static Receipt empty(Work work) {
        return new Receipt("", List.of(), List.of(), notAsked(work).toList(), work.today(), null,
                SchemaHash.of(work.catalog()), null,
                work.engineHash(), null, null);
    }

    /** Of a query that the user wrote. */
    static Receipt own(LocalDate today, Catalog catalog, Work.Finding finding, Shape shape,
            Optional<NumberChecks> numbers) {
        var checks = checks(finding, shape, numbers);
        return new Receipt("The query as you wrote it", tables(finding), List.of(), checks, today,
                planHash(finding, catalog),
                SchemaHash.of(catalog), finding.result().fingerprint(), null, null, TrustWords.own(checks))
                .explainedBy(explanation(finding, catalog));
    }

    static Receipt of(Work work, Work.Finding finding, Ending.Answered ending, Shape shape,
            Optional<NumberChecks> numbers) {
        var reading = finding.reading();
        var checks = new ArrayList<>(checks(finding, shape, numbers));
        opinion(ending.second()).ifPresent(checks::add);
        notAsked(work).forEach(checks::add);
        var verification = work.verification();
        return new Receipt(interpretation(work, reading), tables(finding),
                reading == null ? List.of() : filters(reading), checks, work.today(), planHash(finding, work.catalog()),
                SchemaHash.of(work.catalog()), finding.result().fingerprint(), work.engineHash(), null,
                verification == null
                        ? TrustWords.of(checks, ending.confidence(), work.threshold())
                        : TrustWords.verified(verification))
                .explainedBy(explanation(finding, work.catalog()));
    }

    private static List<String> explanation(Work.Finding finding, Catalog catalog) {
        return Optional.ofNullable(finding.query()).map(query -> QueryExplanation.of(query, catalog))
                .orElse(List.of());
    }

    private static Stream<Check> notAsked(Work work) {
        var why = work.notAsked();
        return why == null ? Stream.empty() : Stream.of(new Check("language_model", CheckStatus.SKIPPED, why));
    }

    private static String interpretation(Work work, @Nullable Reading reading) {
        if (work.verification() != null) {
            return "The query that was verified for “%s”".formatted(work.verification().question());
        }
        return reading == null ? "The query as " + work.model() + " wrote it" : reading.description();
    }

    /** Of the query's text where no plan is known. */
    private static @Nullable String planHash(Work.Finding finding, Catalog catalog) {
        return Optional.ofNullable(finding.reading())
                .or(() -> Optional.ofNullable(finding.query()).flatMap(query -> Reading.of(query, catalog)))
                .map(Reading::plan).map(CanonicalPlan::hash)
                .or(() -> Optional.ofNullable(finding.query()).map(query -> new Digest().add(query.sql()).shortText()))
                .orElse(null);
    }

    private static List<String> tables(Work.Finding finding) {
        var read = Optional.ofNullable(finding.query()).map(CheckedQuery::tables).orElse(Set.of());
        return read.stream().map(TableName::toString).sorted().toList();
    }

    private static List<Answer.Filter> filters(Reading reading) {
        return reading.filters().stream().map(filter -> new Answer.Filter(filter.column().toString(),
                filter.operator(), filter.value(), filter.matchedFrom())).toList();
    }

    private static List<Check> checks(Work.Finding finding, Shape shape, Optional<NumberChecks> numbers) {
        var checks = new ArrayList<Check>();
        if (finding.query() != null) {
            checks.add(passed("read_only", "The query is one read of tables that may be read."));
            if (finding.query().filtered()) {
                checks.add(passed("filtered", "This server changed the query before it ran, by a rule of its own."));
            }
        }
        checks.add(complete(shape));
        checks.add(found(shape, numbers));
        numbers.map(NumberChecks::checks).ifPresent(checks::addAll);
        checks.addAll(gaps(shape));
        unread(finding.reading()).ifPresent(checks::add);
        return List.copyOf(checks);
    }

    private static Check found(Shape shape, Optional<NumberChecks> numbers) {
        return shape.empty()
                ? warning("rows_found", numbers.flatMap(NumberChecks::noRows).orElse("No row matches."))
                : passed("rows_found", "Rows were found.");
    }

    private static Check complete(Shape shape) {
        var cap = shape.result().truncated();
        return switch (cap) {
            case null -> passed("complete", "All rows of the result are here.");
            case ROWS -> warning("complete", String.format(Locale.ROOT, "Only the first %,d rows are here.",
                    shape.rows().size()));
            case BYTES -> warning("complete", String.format(Locale.ROOT,
                    "Only the first %,d rows are here: the result is too large.", shape.rows().size()));
        };
    }

    private static List<Check> gaps(Shape shape) {
        return shape.measures().stream().flatMap(measure -> gap(shape, measure).stream()).toList();
    }

    private static Optional<Check> gap(Shape shape, Facet measure) {
        var rows = shape.rows().size();
        var missing = shape.rows().stream().filter(row -> row.at(measure) == null).count();
        return missing == 0
                ? Optional.empty()
                : Optional.of(warning("missing_values", String.format(Locale.ROOT,
                        "%s has no value in %,d of %,d rows.", measure.name(), missing, rows)));
    }

    private static Optional<Check> unread(@Nullable Reading reading) {
        return Optional.ofNullable(reading).filter(known -> !known.ofQuery()).map(Reading::unread)
                .map(words -> words.isEmpty()
                        ? passed("words_read", "Every word of the question was used.")
                        : warning("words_read", "These words were not used: " + String.join(", ", words) + "."));
    }

    private static Optional<Check> opinion(Ending.SecondOpinion second) {
        return switch (second) {
            case NONE -> Optional.empty();
            case THE_SAME -> Optional.of(passed("second_opinion",
                    "The rules and the language model found the same, each without the other."));
            case SOMETHING_ELSE -> Optional.of(warning("second_opinion",
                    "The rules and the language model read the question in different ways; the likelier answer is shown."));
        };
    }

    private static Check passed(String name, String detail) {
        return new Check(name, CheckStatus.PASSED, detail);
    }

    private static Check warning(String name, String detail) {
        return new Check(name, CheckStatus.WARNING, detail);
    }
}
