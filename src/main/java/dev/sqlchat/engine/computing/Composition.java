package dev.sqlchat.engine.computing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;

/** Puts the plans of two numbers together to one that computes with them. */
final class Composition {

    private final Operator operator;
    private final boolean percent;
    private final boolean turned;
    private final Select left;
    private final Select right;

    Composition(Computation computation, Select left, Select right) {
        this.operator = computation.operator();
        this.percent = computation.percent();
        this.turned = computation.turned();
        this.left = left;
        this.right = right;
    }

    /** None where the numbers are of different groups. */
    Optional<Select> plan() {
        if (aggregates(number(left)) != aggregates(number(right))
                && (left.groupBy().isEmpty() || right.groupBy().isEmpty())) {
            return totalled();
        }
        if (sameRows()) {
            return Optional.of(with(left, left.from(), left.where(), number(left), number(right)));
        }
        if (left.groupBy().isEmpty() && right.groupBy().isEmpty() || left.limit() != null && right.limit() != null) {
            return Optional.of(with(left, left.from(), left.where(), number(left), scalar(right)));
        }
        if (percent && operator == Operator.DIVIDED_BY && right.groupBy().isEmpty()) {
            return Optional.of(with(left, left.from(), left.where(), number(left), scalar(right)));
        }
        return left.groupBy().equals(right.groupBy()) && left.having().equals(right.having())
                ? grouped()
                : Optional.empty();
    }

    /** One number is of each row, the other of groups: the rows' are added up. */
    private Optional<Select> totalled() {
        var groups = aggregates(number(left)) ? left : right;
        if (groups.groupBy().isEmpty()) {
            return Optional.of(with(left, left.from(), left.where(), number(left), scalar(right)));
        }
        return sources(groups.from()).containsAll(sources(left.from()))
                && sources(groups.from()).containsAll(sources(right.from()))
                        ? Optional.of(
                                with(groups, groups.from(), groups.where(), total(number(left)), total(number(right))))
                        : Optional.empty();
    }

    private static Expression total(Expression number) {
        return aggregates(number) ? number : new Aggregate(Expression.Function.SUM, number, false);
    }

    private boolean sameRows() {
        return left.from().equals(right.from()) && left.where().equals(right.where()) && sameGroups()
                && left.limit() == null && right.limit() == null;
    }

    private boolean sameGroups() {
        return left.groupBy().equals(right.groupBy()) && left.having().equals(right.having());
    }

    /** Both numbers of the same groups: each only over the rows that its own conditions hold of. */
    private Optional<Select> grouped() {
        var from = wider();
        var common = left.where().stream().filter(right.where()::contains).toList();
        var one = conditional(number(left), own(left, common));
        var other = conditional(number(right), own(right, common));
        return from == null || one == null || other == null
                ? Optional.empty()
                : Optional.of(with(left, from, atEitherTime(common), one, other));
    }

    /** Numbers of two times are of nothing else: what has rows at neither is no group. */
    private List<Condition> atEitherTime(List<Condition> common) {
        var times = Stream.concat(own(left, common).stream(), own(right, common).stream()).toList();
        return times.size() == 2 && times.stream().allMatch(Condition.Within.class::isInstance)
                ? Stream.concat(common.stream(), Stream.of(new Condition.AnyOf(times))).toList()
                : common;
    }

    private @Nullable From wider() {
        var one = sources(left.from());
        var other = sources(right.from());
        return one.containsAll(other) ? left.from() : other.containsAll(one) ? right.from() : null;
    }

    private static Set<Source> sources(From from) {
        return Parts.sources(from).collect(Collectors.toSet());
    }

    private static List<Condition> own(Select select, List<Condition> common) {
        return select.where().stream().filter(condition -> !common.contains(condition)).toList();
    }

    private @Nullable Expression conditional(Expression number, List<Condition> conditions) {
        if (conditions.isEmpty() || !(number instanceof Aggregate aggregate)) {
            return conditions.isEmpty() ? number : null;
        }
        var condition = conditions.size() == 1 ? conditions.getFirst() : new Condition.AllOf(conditions);
        var argument = aggregate.argument() == null ? new Constant(1L) : aggregate.argument();
        var adds = operator == Operator.MINUS && aggregate.function() == Expression.Function.SUM;
        return new Aggregate(aggregate.function(), new Choice(condition, argument, adds ? new Constant(0L) : null),
                aggregate.distinct());
    }

    /** The number that a plan asks for: the last aggregate, what it ranks by where it shows none, or what it shows. */
    static Expression number(Select select) {
        return select.outputs().reversed().stream().map(Output::expression).filter(Composition::aggregates).findFirst()
                .or(() -> select.limit() == null
                        ? Optional.empty()
                        : select.orderBy().stream().map(Ordering::expression).findFirst())
                .orElse(select.outputs().getLast().expression());
    }

    private static boolean aggregates(Expression expression) {
        return switch (expression) {
            case Aggregate _ -> true;
            case Arithmetic arithmetic -> aggregates(arithmetic.left()) || aggregates(arithmetic.right());
            default -> false;
        };
    }

    /** The right number by itself. A plan of single rows may have several where a name is not unique: any of them. */
    private static Expression scalar(Select select) {
        var number = number(select);
        var limit = select.limit() == null && !aggregates(number) ? Integer.valueOf(1) : select.limit();
        return new Expression.Scalar(new Select(false, List.of(Output.of(number)), select.from(), select.where(),
                select.groupBy(), select.having(), limit == null ? List.of() : select.orderBy(), limit));
    }

    private Select with(Select plan, From from, List<Condition> where, Expression one, Expression other) {
        var number = number(plan);
        var computed = new Output(turned ? computed(other, one, other) : computed(one, other, other), label());
        var outputs = new ArrayList<Output>();
        if (!plan.groupBy().isEmpty() && plan.limit() == null) {
            plan.outputs().stream().filter(output -> !aggregates(output.expression())).forEach(outputs::add);
        }
        outputs.add(computed);
        var orderBy = plan.orderBy().stream().map(ordering -> ordering.expression().equals(number)
                && plan.limit() == null ? new Ordering(computed.expression(), ordering.descending()) : ordering)
                .toList();
        return new Select(false, outputs, from, where, plan.groupBy(),
                plan.having(), orderBy, plan.limit());
    }

    private Expression computed(Expression one, Expression other, Expression second) {
        if (percent && operator == Operator.MINUS) {
            return growth(new Arithmetic(one, Operator.MINUS, other), second);
        }
        return new Arithmetic(percent ? new Arithmetic(new Constant(100L), Operator.TIMES, one) : one, operator, other);
    }

    /** By how much the first number is larger, in per cent of the second. */
    private static Expression growth(Expression difference, Expression second) {
        return new Arithmetic(new Arithmetic(new Constant(100L), Operator.TIMES, difference), Operator.DIVIDED_BY,
                second);
    }

    private String label() {
        return switch (operator) {
            case PLUS -> "sum";
            case MINUS -> percent ? "percent" : "difference";
            case TIMES -> "product";
            case DIVIDED_BY -> percent ? "percent" : "ratio";
        };
    }
}
