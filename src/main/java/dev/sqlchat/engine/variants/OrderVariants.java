package dev.sqlchat.engine.variants;

import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Orders by other things, or not at all. */
final class OrderVariants {

    private final Select select;
    private final Columns columns;

    OrderVariants(Select select, Columns columns) {
        this.select = select;
        this.columns = columns;
    }

    Stream<Variant> variants() {
        return select.orderBy().isEmpty() ? Stream.empty() : Stream.concat(less(), others());
    }

    private Stream<Variant> less() {
        return select.limit() == null
                ? Stream.of(new Variant(select.withOrder(List.of(), null), Change.ORDER_DROPPED))
                : Stream.of(new Variant(select.withOrder(select.orderBy(), null), Change.LIMIT_DROPPED));
    }

    private Stream<Variant> others() {
        var first = select.orderBy().getFirst();
        return Parts.aggregates(first.expression()) ? byColumns(first) : byCount(first);
    }

    private Stream<Variant> byColumns(Ordering first) {
        return columns.named().flatMap(named -> named.stream().filter(column -> Columns.has(select.from(), column))
                .filter(column -> column.is(Role.MEASURE) || column.is(Role.DATE)).limit(1)).map(Columns::field)
                .map(field -> by(field, first.descending()).withGroupBy(List.of()))
                .map(plan -> new Variant(plan, Change.OTHER_MEASURE));
    }

    private Stream<Variant> byCount(Ordering first) {
        var plain = select.outputs().stream().map(Output::expression).filter(output -> !Parts.aggregates(output))
                .toList();
        return plain.isEmpty() || !select.groupBy().isEmpty()
                ? Stream.empty()
                : Stream.of(new Variant(by(Expression.countRows(), first.descending()).withGroupBy(plain),
                        Change.OTHER_MEASURE));
    }

    private Select by(Expression measure, boolean descending) {
        return select.withOrder(List.of(new Ordering(measure, descending)), select.limit());
    }
}
