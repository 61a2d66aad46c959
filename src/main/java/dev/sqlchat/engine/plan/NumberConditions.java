package dev.sqlchat.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;

/** Conditions that only one of the numbers has that a query computes with. */
public final class NumberConditions {

    private static final List<String> PLACES = List.of("first: ", "second: ");
    private static final Constant ONE = new Constant(1L);

    private NumberConditions() {}

    /**
     * A condition of one number.
     *
     * @param of which number's, in words that stand before it
     * @param part whether it makes a part of a whole, which is all without it
     */
    public record Own(Condition condition, String of, boolean part) {}

    public static List<Own> of(Expression computed) {
        var numbers = numbers(computed);
        var part = numbers.size() > 1
                && numbers.stream().filter(number -> !conditions(number).isEmpty()).count() == 1;
        return IntStream.range(0, numbers.size()).boxed().flatMap(at -> conditions(numbers.get(at)).stream()
                .map(condition -> new Own(condition, part ? "of which " : place(at), part))).toList();
    }

    private static String place(int number) {
        return number < PLACES.size() ? PLACES.get(number) : "";
    }

    /** The numbers, but those of nested queries. */
    public static List<Aggregate> numbers(Expression computed) {
        return switch (computed) {
            case Arithmetic(var left, _, var right) ->
                Stream.of(left, right).flatMap(part -> numbers(part).stream()).distinct()
                        .toList();
            case Aggregate number -> List.of(number);
            default -> List.of();
        };
    }

    private static List<Condition> conditions(Aggregate number) {
        return number.argument() instanceof Choice choice && isCondition(choice)
                ? parts(choice.condition())
                : List.of();
    }

    private static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.AllOf(var parts) ? parts : List.of(condition);
    }

    /** Whether it only leaves rows out. */
    public static boolean isCondition(Choice choice) {
        return choice.otherwise() == null || choice.otherwise().equals(new Constant(0L));
    }

    /** The number of those rows only that the conditions hold of. */
    public static Aggregate where(Aggregate number, List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return number;
        }
        var condition = conditions.size() == 1 ? conditions.getFirst() : new Condition.AllOf(conditions);
        var argument = number.argument() == null ? ONE : number.argument();
        return new Aggregate(number.function(), new Choice(condition, argument, null), number.distinct());
    }

    /**
     * With another condition, or without. A number by itself is computed with no more.
     *
     * @param change none leaves the condition out
     */
    public static Expression changed(Expression computed, Function<Condition, Optional<Condition>> change) {
        return switch (computed) {
            case Arithmetic(var left, var operator, var right) -> {
                var one = changed(left, change);
                var other = changed(right, change);
                var same = numbers(one).equals(numbers(other)) && !(one.equals(left) && other.equals(right));
                yield same ? other : new Arithmetic(one, operator, other);
            }
            case Aggregate number when number.argument() instanceof Choice choice && isCondition(choice) ->
                changed(number, choice, change.apply(choice.condition()));
            default -> computed;
        };
    }

    private static Aggregate changed(Aggregate number, Choice choice, Optional<Condition> condition) {
        var argument = condition.<Expression>map(fresh -> new Choice(fresh, choice.then(), choice.otherwise()))
                .orElse(choice.then());
        var rows = number.function() == Expression.Function.COUNT && argument.equals(ONE);
        return new Aggregate(number.function(), rows ? null : argument, number.distinct());
    }
}
