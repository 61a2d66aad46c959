package dev.sqlchat.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Chart;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Choice;
import dev.sqlchat.answer.Answer.OutputColumn;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.editing.PlanEditors;
import dev.sqlchat.review.Probes;
import dev.sqlchat.sql.CheckedQuery;

/** Writes the structured answer from what was done. Stateless. */
public final class AnswerWriter {

    private final AnswerFormat format;
    private final PlanEditors editors;
    private final @Nullable Foresight foresight;

    public AnswerWriter() {
        this(AnswerFormat.NONE, PlanEditors.UNPREPARED, null);
    }

    /**
     * @param format takes the texts of answers apart
     * @param editors tell the parts of plans
     * @param foresight tells what can be asked next; null: nothing is suggested
     */
    public AnswerWriter(AnswerFormat format, PlanEditors editors, @Nullable Foresight foresight) {
        this.format = format;
        this.editors = editors;
        this.foresight = foresight;
    }

    /** @param probes to measure with whether the numbers may be wrong */
    public Answer write(Work work, Ending ending, Probes probes) {
        return switch (ending) {
            case Ending.Answered answered -> cautious(formatted(work, answered(work, answered, probes)));
            case Ending.Abstained abstained -> formatted(work, without(work, Status.ABSTAINED, abstained.reason(),
                    abstained.confidence(),
                    choices(work, abstained.readings().stream().map(words -> new Ending.Option(words, null)).toList()),
                    abstained.nearest()));
            case Ending.Clarify clarify -> without(work, Status.CLARIFY, clarify.question(), clarify.confidence(),
                    choices(work, clarify.options()), List.of());
            case Ending.Refused refused -> without(work, Status.REFUSED, refused.reason(), 0, List.of(),
                    refused.nearest());
        };
    }

    private Answer formatted(Work work, Answer answer) {
        var result = work.finding() == null ? null : work.finding().result();
        return answer.answer().isBlank()
                ? answer
                : answer.with(format.format(answer.answer(),
                        new AnswerFormat.Context(work.question(), answer.status(), result)));
    }

    private static Answer cautious(Answer answer) {
        return answer.saying(answer.answer() + Caution.of(answer.receipt()), answer.notes());
    }

    /** What goes with the rows of a query that the user wrote. */
    public record Own(List<OutputColumn> columns, @Nullable Chart chart, Receipt receipt) {}

    /** @param today what counted as today */
    public Own own(CheckedQuery query, ResultTable result, Catalog catalog, LocalDate today, Probes probes) {
        var finding = new Work.Finding(result, query, null);
        var shape = Shape.of(finding, new PlanWords(catalog, null));
        var receipt = ReceiptWriter.own(today, catalog, finding, shape,
                Optional.of(new NumberChecks(query, catalog, probes)));
        var shown = mixesUnits(receipt) ? shape.withoutUnits() : shape;
        return new Own(shown.columns(), ChartChoice.of(shown, "", receipt), receipt);
    }

    /**
     * The columns of a result as an answer to the question lists them.
     *
     * @param catalog what the question was read with
     */
    public static List<OutputColumn> columns(Work.Finding finding, String question, Catalog catalog) {
        return Told.of(finding, question, catalog).shape().columns();
    }

    private Answer answered(Work work, Ending.Answered ending, Probes probes) {
        var finding = work.finding();
        return finding == null
                ? without(work, Status.ANSWERED, ending.text(), ending.confidence(), List.of(), suggested(work))
                : answered(work, ending, finding, probes);
    }

    private Answer answered(Work work, Ending.Answered ending, Work.Finding finding, Probes probes) {
        var reading = finding.reading();
        var result = finding.result();
        var first = Told.of(finding, work.question(), work.catalog());
        var numbers = Optional.ofNullable(finding.query())
                .map(query -> new NumberChecks(query, work.catalog(), probes));
        var receipt = PartList.in(ReceiptWriter.of(work, finding, ending, first.shape(), numbers), reading, work,
                editors);
        var told = mixesUnits(receipt) ? first.withoutUnits() : first;
        var shape = told.shape();
        var text = ending.text().isBlank() ? told.sentence(work.today()) : ending.text().strip();
        var sql = Optional.ofNullable(finding.query()).map(CheckedQuery::sql).orElse(null);
        return new Answer(work.id(), work.threadId(), work.turn(), Status.ANSWERED,
                text, sql, shape.columns(), result.rows(), result.rows().size(), result.truncated() != null,
                ChartChoice.of(shape, work.question(), receipt), receipt, ending.confidence(),
                List.of(), suggested(work, finding, shape), List.of(), work.model(), work.usage(),
                work.timingsMs()).saying(text, notes(work));
    }

    private List<String> suggested(Work work, Work.Finding finding, Shape shape) {
        return foresight == null ? List.of() : new FollowUps(work, foresight).after(finding, shape);
    }

    /** After what was told of the schema. */
    private List<String> suggested(Work work) {
        return foresight == null ? List.of() : new FollowUps(work, foresight).afterWords();
    }

    private static boolean mixesUnits(Receipt receipt) {
        return receipt.checks().stream()
                .anyMatch(check -> check.name().equals("units") && check.status() == CheckStatus.WARNING);
    }

    private static List<String> notes(Work work) {
        var notAsked = work.notAsked();
        return notAsked == null ? List.of() : List.of(notAsked);
    }

    private static Answer without(Work work, Status status, String text, double confidence, List<Choice> choices,
            List<String> suggestions) {
        return new Answer(work.id(), work.threadId(), work.turn(), status, text.strip(), null, List.of(), List.of(), 0,
                false, null, ReceiptWriter.empty(work), confidence, choices, suggestions, List.of(), work.model(),
                work.usage(), work.timingsMs());
    }

    private static List<Choice> choices(Work work, List<Ending.Option> options) {
        return IntStream.range(0, options.size()).mapToObj(index -> new Choice(index + 1, options.get(index).text(),
                result(work, options.get(index).finding()))).toList();
    }

    private static @Nullable String result(Work work, Work.@Nullable Finding finding) {
        if (finding == null) {
            return null;
        }
        return Told.of(finding, work.question(), work.catalog()).sentence(work.today());
    }

    /** A result in words. */
    private record Told(Shape shape, PlanWords words, List<Reading.Filter> filters) {

        static Told of(Work.Finding finding, String question, Catalog catalog) {
            var reading = finding.reading();
            var kind = reading == null ? null : Kind.of(reading, question).orElse(null);
            var words = new PlanWords(catalog, kind);
            var filters = reading == null ? List.<Reading.Filter>of() : reading.filters();
            return new Told(Shape.of(finding, words), words,
                    kind == null ? filters : kind.others(filters));
        }

        Told withoutUnits() {
            return new Told(shape.withoutUnits(), words, filters);
        }

        String sentence(LocalDate today) {
            return Sentence.of(shape, words, filters, today);
        }
    }
}
