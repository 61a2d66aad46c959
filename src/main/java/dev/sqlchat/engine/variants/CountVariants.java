package dev.sqlchat.engine.variants;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.Substitution;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Counts and adds up in other ways: rows or values, once or each time, a sum or the column itself. */
final class CountVariants {

    private final Select select;
    private final Columns columns;

    CountVariants(Select select, Columns columns) {
        this.select = select;
        this.columns = columns;
    }

    Stream<Variant> variants() {
        return select.outputs().stream().map(Output::expression).filter(Aggregate.class::isInstance)
                .map(Aggregate.class::cast).flatMap(this::of);
    }

    private Stream<Variant> of(Aggregate aggregate) {
        return switch (aggregate.function()) {
            case COUNT -> counts(aggregate);
            case SUM -> sums(aggregate);
            case AVERAGE, MINIMUM, MAXIMUM -> Stream.empty();
        };
    }

    private Variant with(Expression old, Expression fresh, Change change) {
        return new Variant(new Substitution(old, fresh).in(select), change);
    }

    private Stream<Variant> counts(Aggregate count) {
        return Stream.of(rows(count), once(count), named(count)).flatMap(part -> part);
    }

    private Stream<Variant> rows(Aggregate count) {
        return count.argument() == null
                ? Stream.empty()
                : Stream.of(with(count, Expression.countRows(), Change.COUNTED_ROWS));
    }

    private Stream<Variant> once(Aggregate count) {
        return Optional.ofNullable(count.argument()).or(this::key).stream().map(
                argument -> with(count, new Aggregate(Function.COUNT, argument, !count.distinct()),
                        Change.COUNTED_ONCE));
    }

    private Optional<Expression> key() {
        return columns.schema().table(((TableSource) select.from().root()).table()).key().map(Columns::field);
    }

    private Stream<Variant> named(Aggregate count) {
        return here().flatMap(column -> Stream.concat(
                Stream.of(with(count, new Aggregate(Function.COUNT, Columns.field(column), true),
                        Change.COUNTED_COLUMN)),
                column.is(Role.MEASURE)
                        ? Stream.of(
                                with(count, new Aggregate(Function.SUM, Columns.field(column), false), Change.SUMMED))
                        : Stream.empty()));
    }

    /** The columns of the plan's tables that the question names, the best for each word. */
    private Stream<ColumnProfile> here() {
        return columns.named().map(List::stream)
                .flatMap(named -> named.filter(column -> Columns.has(select.from(), column)).limit(1)).distinct();
    }

    private Stream<Variant> sums(Aggregate sum) {
        return Optional.ofNullable(sum.argument()).stream()
                .flatMap(argument -> Stream.of(with(sum, argument, Change.NOT_SUMMED),
                        with(sum, Expression.countRows(), Change.COUNTED_ROWS)));
    }
}
