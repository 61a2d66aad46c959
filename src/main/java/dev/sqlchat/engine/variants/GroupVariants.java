package dev.sqlchat.engine.variants;

import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.Labels;

/** Groups in other ways, or not at all. */
final class GroupVariants {

    private final Select select;
    private final List<Expression> plain;
    private final List<Expression> numbers;

    GroupVariants(Select select) {
        this.select = select;
        var shown = select.outputs().stream().map(Output::expression).toList();
        this.plain = shown.stream().filter(output -> !Parts.aggregates(output)).toList();
        this.numbers = shown.stream().filter(Parts::aggregates).toList();
    }

    Stream<Variant> variants() {
        return select.groupBy().isEmpty() ? Stream.empty() : Stream.concat(ungrouped(), asShown());
    }

    /** Over all rows. */
    private Stream<Variant> ungrouped() {
        return numbers.isEmpty() || !select.having().isEmpty()
                ? Stream.empty()
                : Stream.of(new Variant(select.withGroupBy(List.of()).withOrder(List.of(), null)
                        .withOutputs(Labels.of(numbers)), Change.UNGROUPED));
    }

    /** By what is shown, so that rows with the same name are one. */
    private Stream<Variant> asShown() {
        return plain.isEmpty() || plain.equals(select.groupBy())
                ? Stream.empty()
                : Stream.of(new Variant(select.withGroupBy(plain), Change.GROUPED_AS_SHOWN));
    }
}
