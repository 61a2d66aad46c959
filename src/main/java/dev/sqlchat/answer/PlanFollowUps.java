package dev.sqlchat.answer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What may be asked after the rows of one query, as changes of it, what is wanted most first. */
final class PlanFollowUps {

    private static final Supplier<Stream<Suggestion>> NONE = Stream::of;
    private static final int FEW = 3;
    private static final int SOME = 5;

    private final Select select;
    private final Shape shape;
    private final ValueMoves values;
    private final TimeMoves times;
    private final OrderMoves orders;
    private final NumberMoves numbers;

    PlanFollowUps(Select select, Shape shape, Categories categories, Work work) {
        this.select = select;
        this.shape = shape;
        this.values = new ValueMoves(select, categories);
        this.times = new TimeMoves(select, work.catalog(), work.today());
        this.orders = new OrderMoves(select, work.catalog());
        this.numbers = new NumberMoves(select, work.catalog());
    }

    Stream<Suggestion> all() {
        if (shape.empty()) {
            return Days.of(select).unrestricted() ? values.instead().limit(2) : times.wider();
        }
        var limit = select.limit();
        if (limit != null) {
            return ranked(limit);
        }
        if (!select.having().isEmpty()) {
            return joined(List.of(numbers.having(), values.only().limit(2), orders.sorted("Sort them by ")));
        }
        if (!select.groupBy().isEmpty()) {
            return select.groupBy().getFirst() instanceof Period period && select.groupBy().size() == 1
                    ? periods(period)
                    : groups();
        }
        var expressions = select.outputs().stream().map(Output::expression).toList();
        if (expressions.stream().flatMap(Parts::plans).findAny().isPresent()) {
            return NONE.get();
        }
        if (expressions.stream().anyMatch(Expression.Arithmetic.class::isInstance)
                && expressions.stream().allMatch(Parts::aggregates)) {
            return computed();
        }
        return expressions.stream().anyMatch(Parts::aggregates) ? totals() : listed();
    }

    private Stream<Suggestion> computed() {
        return joined(List.of(values.instead().limit(1), values.brokenDown().limit(1), times.before(),
                times.per().limit(1), values.only().limit(1), values.instead().skip(1).limit(1),
                values.brokenDown().skip(1).limit(1)));
    }

    private Stream<Suggestion> totals() {
        var several = numbers.most(shape) > FEW;
        return joined(List.of(values.areNamed() ? numbers.listed(shape) : NONE.get(), times.before(),
                values.brokenDown().limit(several ? 1 : 0), values.instead().limit(1),
                times.per().limit(several ? 1 : 0),
                values.brokenDown().skip(1).limit(several ? 1 : 0), numbers.others(), values.only().limit(2),
                numbers.counted()));
    }

    private Stream<Suggestion> groups() {
        var many = shape.rows().size() > SOME;
        return joined(List.of(many ? orders.top(shape.rows().size()) : NONE.get(), times.before(),
                values.byOthers().limit(1), values.only().limit(1), times.per().limit(1), numbers.others(),
                values.byOthers().skip(1).limit(1), many ? NONE.get() : orders.top(shape.rows().size()),
                numbers.inTotal(), orders.sorted("Sort it by ")));
    }

    private Stream<Suggestion> periods(Period period) {
        return joined(List.of(times.perOther(period), values.byOthers().limit(1), values.only().limit(1),
                times.lately(), numbers.others(), orders.top(shape.rows().size()), numbers.inTotal()));
    }

    private Stream<Suggestion> ranked(int most) {
        return joined(List.of(orders.more(most), orders.turned(most), times.before(), values.only().limit(2),
                values.instead().limit(1), values.also().limit(1), orders.fewer(most)));
    }

    /** How many there are is said with them. */
    private Stream<Suggestion> listed() {
        if (shape.rows().size() == 1) {
            return joined(List.of(values.instead().limit(2), times.before(), values.also().limit(2)));
        }
        var several = shape.rows().size() > FEW;
        return joined(List.of(times.before(), values.countedBy().limit(several ? 1 : 0), values.instead().limit(1),
                values.only().limit(several ? 1 : 0), values.also().limit(1), orders.sorted("Sort them by "),
                numbers.counted()));
    }

    private static Stream<Suggestion> joined(List<Stream<Suggestion>> suggestions) {
        return suggestions.stream().flatMap(Function.identity());
    }
}
