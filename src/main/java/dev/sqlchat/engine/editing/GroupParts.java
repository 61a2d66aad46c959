package dev.sqlchat.engine.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Labels;

/** What the numbers of a plan are broken down by. */
final class GroupParts {

    /** The farthest are of no use. */
    private static final int MOST_OPTIONS = 60;

    private final Edition edition;
    private final Groupings groupings;

    GroupParts(Edition edition) {
        this.edition = edition;
        this.groupings = new Groupings(edition);
    }

    Stream<Piece> pieces() {
        var keys = edition.select().groupBy();
        return IntStream.range(0, keys.size()).mapToObj(at -> piece("group:" + (at + 1), keys.get(at)));
    }

    private Piece piece(String field, Expression key) {
        var options = edition.computed() || tellsMore()
                ? List.<Option>of()
                : edition.possible(fresh().map(option -> option(option, replaced(key, option), " instead")));
        var removed = removed(key);
        return new Piece(new Part(field, Part.Kind.GROUP, "by " + text(key), edition.column(key).orElse(null), null,
                removed.isPresent(), !options.isEmpty(), Option.texts(options)), removed, Option.choosing(options));
    }

    private Stream<GroupOption> fresh() {
        return groupings.options().filter(option -> !edition.select().groupBy().contains(option.key())
                && option.shown().stream().noneMatch(edition.outputs()::contains)).limit(MOST_OPTIONS);
    }

    private Option option(GroupOption option, Select plan, String how) {
        return new Option(option.text(), new Change(edition.pruned(plan), "by " + option.text() + how),
                !option.single());
    }

    /** Of a key by which things are told apart it is these things. */
    private String text(Expression key) {
        return key instanceof Field(TableSource table, _) && !edition.outputs().contains(key) && !shown(key).isEmpty()
                ? edition.words().row(table)
                : edition.words().of(key);
    }

    /** What of the outputs tells the groups of this key. */
    private List<Expression> shown(Expression key) {
        return edition.outputs().stream().filter(output -> output.equals(key) || isTold(output, key)).toList();
    }

    private boolean isTold(Expression output, Expression key) {
        return output instanceof Field(var source, _) && key instanceof Field(var own, _) && source.equals(own)
                && !edition.select().groupBy().contains(output);
    }

    /** Shows what is neither a number nor tells the groups. */
    private boolean tellsMore() {
        var told = edition.select().groupBy().stream().flatMap(key -> shown(key).stream()).toList();
        return edition.outputs().stream().anyMatch(output -> !Parts.aggregates(output) && !told.contains(output));
    }

    private Optional<Change> removed(Expression key) {
        var plan = edition.select();
        var alone = plan.groupBy().size() == 1;
        if (edition.computed() || tellsMore() || edition.numbers().isEmpty() || !plan.having().isEmpty()) {
            return Optional.empty();
        }
        var orders = alone ? List.<Ordering>of() : without(key, plan.orderBy());
        var ungrouped = plan.withGroupBy(plan.groupBy().stream().filter(other -> !other.equals(key)).toList())
                .withOutputs(outputs(key, null)).withOrder(orders, alone ? null : plan.limit());
        return Optional.of(new Change(edition.pruned(ungrouped), "not by " + text(key))).filter(edition::possible);
    }

    private List<Ordering> without(Expression key, List<Ordering> orders) {
        var shown = shown(key);
        return orders.stream().filter(ordering -> !ordering.expression().equals(key)
                && !shown.contains(ordering.expression())).toList();
    }

    private Select replaced(Expression key, GroupOption option) {
        var plan = edition.reach().with(option.table(), edition.select());
        var keys = plan.groupBy().stream().map(other -> other.equals(key) ? option.key() : other).distinct().toList();
        return ordered(plan.withGroupBy(keys).withOutputs(outputs(key, option)), option, without(key, plan.orderBy()));
    }

    /** The outputs with what tells the new groups, or nothing, where the old ones were told. */
    private List<Output> outputs(Expression key, @Nullable GroupOption option) {
        var old = shown(key);
        var outputs = new ArrayList<Output>();
        var at = 0;
        for (var output : edition.select().outputs()) {
            if (!old.contains(output.expression())) {
                outputs.add(output);
            } else if (old.getFirst().equals(output.expression())) {
                at = outputs.size();
            }
        }
        outputs.addAll(at, option == null ? List.of() : Labels.of(option.shown()));
        return outputs;
    }

    /** Periods come in the order of time and others by their number, unless it is asked which come first. */
    private static Select ordered(Select plan, GroupOption option, List<Ordering> orders) {
        if (option.isPeriod() && plan.limit() == null) {
            return plan.withOrder(List.of(new Ordering(option.key(), false)), null);
        }
        var byNumber = plan.outputs().stream().map(Output::expression).filter(Parts::aggregates).limit(1)
                .map(number -> new Ordering(number, true)).toList();
        return plan.withOrder(orders.isEmpty() ? byNumber : orders, plan.limit());
    }

    Stream<Slot> slots() {
        var options = edition.computed() || tellsMore() || edition.numbers().isEmpty()
                ? List.<Option>of()
                : edition.possible(fresh().map(option -> option(option, added(option), "")));
        return options.isEmpty()
                ? Stream.of()
                : Stream.of(new Slot(new Addition("group", Part.Kind.GROUP, "grouping", Option.texts(options)),
                        value -> Option.choosing(options).apply(value).map(this::also)));
    }

    private Change also(Change change) {
        return edition.select().groupBy().isEmpty() ? change : new Change(change.plan(), "also " + change.said());
    }

    private Select added(GroupOption option) {
        var plan = edition.reach().with(option.table(), edition.select());
        var outputs = new ArrayList<>(Labels.of(option.shown()));
        outputs.addAll(plan.outputs());
        var keys = Stream.concat(plan.groupBy().stream(), Stream.of(option.key())).toList();
        return ordered(plan.withOutputs(outputs).withGroupBy(keys), option, plan.orderBy());
    }
}
