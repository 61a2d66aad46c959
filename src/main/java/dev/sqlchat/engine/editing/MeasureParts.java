package dev.sqlchat.engine.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Labels;

/** What a plan shows: numbers over many rows, or the rows themselves. */
final class MeasureParts {

    private static final int MOST_NUMBERS = 3;

    private final Edition edition;
    private final Numbers numbers;

    MeasureParts(Edition edition) {
        this.edition = edition;
        this.numbers = new Numbers(edition);
    }

    Stream<Piece> pieces() {
        var shown = edition.numbers();
        return shown.isEmpty()
                ? Stream.of(rows())
                : IntStream.range(0, shown.size())
                        .mapToObj(at -> number(at == 0 ? "measure" : "measure:" + (at + 1), shown.get(at)));
    }

    /** How many there are, of rows that are shown. */
    private Piece rows() {
        var options = edition.computed() || !edition.select().groupBy().isEmpty() || edition.select().limit() != null
                ? List.<Option>of()
                : edition.possible(numbers.counts().map(this::counted));
        return piece("measure", edition.words().shown(), null, Optional.empty(), options);
    }

    private Option counted(Expression count) {
        var plan = new Select(false, Labels.of(List.of(count)), edition.select().from(), edition.select().where(),
                List.of(), List.of(), List.of(), null);
        return option(count, plan, " instead");
    }

    private Piece number(String field, Expression number) {
        var options = edition.computed()
                ? List.<Option>of()
                : edition.possible(numbers.like(number).filter(other -> !edition.outputs().contains(other))
                        .map(other -> option(other, replaced(number, other), " instead")));
        return piece(field, edition.words().of(number), number, without(number), options);
    }

    private Piece piece(String field, String text, @Nullable Expression number,
            Optional<Change> removed, List<Option> options) {
        var column = Optional.ofNullable(number).flatMap(edition::column).orElse(null);
        return new Piece(new Part(field, Part.Kind.MEASURE, text, column, null, removed.isPresent(), !options.isEmpty(),
                Option.texts(options)), removed, Option.choosing(options));
    }

    private Option option(Expression number, Select plan, String how) {
        var text = edition.words().of(number);
        return new Option(text, new Change(edition.pruned(plan), text + how));
    }

    /** What groups must have stays as it was asked. */
    private Select replaced(Expression old, Expression fresh) {
        var plan = edition.select();
        return plan.withOutputs(plan.outputs().stream().map(output -> replaced(output, old, fresh)).toList())
                .withOrder(plan.orderBy().stream().map(ordering -> replaced(ordering, old, fresh)).toList(),
                        plan.limit());
    }

    private static Output replaced(Output output, Expression old, Expression fresh) {
        return output.expression().equals(old) ? Labels.of(List.of(fresh)).getFirst() : output;
    }

    private static Ordering replaced(Ordering ordering, Expression old, Expression fresh) {
        return ordering.expression().equals(old) ? new Ordering(fresh, ordering.descending()) : ordering;
    }

    private Optional<Change> without(Expression number) {
        var plan = edition.select();
        var orders = plan.orderBy().stream().filter(ordering -> !ordering.expression().equals(number)).toList();
        return edition.numbers().size() < 2 || edition.computed() || orders.isEmpty() && plan.limit() != null
                ? Optional.empty()
                : Optional.of(new Change(edition.pruned(plan.withOutputs(others(number)).withOrder(orders,
                        plan.limit())), "without " + edition.words().of(number))).filter(edition::possible);
    }

    private List<Output> others(Expression number) {
        return edition.select().outputs().stream().filter(output -> !output.expression().equals(number)).toList();
    }

    Stream<Slot> slots() {
        var shown = edition.numbers();
        var options = edition.computed() || shown.isEmpty() || shown.size() >= MOST_NUMBERS
                ? List.<Option>of()
                : edition.possible(numbers.like(shown.getFirst()).filter(other -> !shown.contains(other))
                        .map(other -> option(other, added(other), "")));
        return options.isEmpty()
                ? Stream.of()
                : Stream.of(
                        new Slot(new Addition("measure", Part.Kind.MEASURE, "another number", Option.texts(options)),
                                value -> Option.choosing(options).apply(value)
                                        .map(change -> new Change(change.plan(), "also " + change.said()))));
    }

    private Select added(Expression number) {
        var outputs = new ArrayList<>(edition.select().outputs());
        outputs.addAll(Labels.of(List.of(number)));
        return edition.select().withOutputs(outputs);
    }
}
