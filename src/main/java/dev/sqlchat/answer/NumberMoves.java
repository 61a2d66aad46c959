package dev.sqlchat.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What may be asked next about numbers: another of the same, how many, which ones. */
final class NumberMoves {

    private final Select select;
    private final Catalog catalog;
    private final Changed changed;
    private final List<Aggregate> numbers;

    NumberMoves(Select select, Catalog catalog) {
        this.select = select;
        this.catalog = catalog;
        this.changed = new Changed(select);
        this.numbers = select.outputs().stream().map(Output::expression).filter(Aggregate.class::isInstance)
                .map(Aggregate.class::cast).toList();
    }

    /** Of the same column, where one is shown. */
    Stream<Suggestion> others() {
        return numbers.size() == 1 && numbers.getFirst().argument() instanceof Field
                ? others(numbers.getFirst().function())
                : Stream.of();
    }

    private Stream<Suggestion> others(Function function) {
        return switch (function) {
            case COUNT -> Stream.of();
            case SUM -> Stream.of(average());
            case AVERAGE -> Stream.of(maximum(), minimum());
            case MINIMUM -> Stream.of(average(), maximum());
            case MAXIMUM -> Stream.of(average(), minimum());
        };
    }

    private Suggestion average() {
        return Suggestion.of("And the average?", changed.computed(Function.AVERAGE));
    }

    private Suggestion maximum() {
        return Suggestion.of("And the maximum?", changed.computed(Function.MAXIMUM));
    }

    private Suggestion minimum() {
        return Suggestion.of("And the minimum?", changed.computed(Function.MINIMUM));
    }

    /** What was counted, where one number is and there are some. */
    Stream<Suggestion> listed(Shape shape) {
        return count(shape).orElse(0) > 0
                ? Stream.of(Suggestion.of("Which ones are they?", changed.listed()))
                : Stream.of();
    }

    /** How many rows there may be behind one number. */
    long most(Shape shape) {
        return count(shape).orElse(Long.MAX_VALUE);
    }

    private OptionalLong count(Shape shape) {
        return numbers.size() == 1 && numbers.getFirst().function() == Function.COUNT && select.outputs().size() == 1
                && shape.rows().getFirst().at(shape.facets().getFirst()) instanceof Number count
                        ? OptionalLong.of(count.longValue())
                        : OptionalLong.empty();
    }

    /** Unless a number of them is shown. */
    Stream<Suggestion> counted() {
        return numbers.stream().anyMatch(number -> number.function() == Function.COUNT)
                ? Stream.of()
                : Stream.of(Suggestion.of("How many are there?", changed.counted()));
    }

    /** Of all groups, where that means something. */
    Stream<Suggestion> inTotal() {
        if (numbers.size() != 1) {
            return Stream.of();
        }
        return switch (numbers.getFirst().function()) {
            case COUNT -> Stream.of(Suggestion.of("How many are there in total?", changed.inTotal()));
            case SUM -> Stream.of(Suggestion.of("Show it as a total", changed.inTotal()));
            case AVERAGE, MINIMUM, MAXIMUM -> Stream.of();
        };
    }

    /** Groups that have half as many, and with how many they have. */
    Stream<Suggestion> having() {
        return select.having().stream().limit(1).flatMap(
                condition -> condition instanceof Comparison(Aggregate number, var comparator, Constant(Number than))
                        ? Stream.concat(half(comparator, than), shown(number))
                        : Stream.of());
    }

    private Stream<Suggestion> half(Comparator comparator, Number than) {
        var half = new BigDecimal(than.toString()).divide(BigDecimal.TWO, 0, RoundingMode.CEILING).longValue();
        var words = switch (comparator) {
            case GREATER -> "And more than ";
            case GREATER_OR_EQUAL -> "And at least ";
            default -> "";
        };
        return words.isEmpty() || half < 1 || half >= than.longValue()
                ? Stream.of()
                : Stream.of(Suggestion.of(words + half + "?", changed.having(half)));
    }

    private Stream<Suggestion> shown(Expression number) {
        return number.equals(Expression.countRows()) && numbers.isEmpty()
                ? Stream.of(Suggestion.of("Also show the " + new PlanWords(catalog, null).of(number, select), changed
                        .alsoCounted()))
                : Stream.of();
    }
}
