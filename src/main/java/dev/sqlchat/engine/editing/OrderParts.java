package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** In which order a plan gives its results. */
final class OrderParts {

    private final Edition edition;

    OrderParts(Edition edition) {
        this.edition = edition;
    }

    Stream<Piece> pieces() {
        return edition.select().orderBy().stream().limit(1).map(this::piece);
    }

    private Piece piece(Ordering ordering) {
        var options = options();
        // Without an order the first of them are any.
        var removed = edition.select().limit() == null
                ? Optional.of(new Change(edition.select().withOrder(List.of(), null), "without sorting"))
                : Optional.<Change>empty();
        return new Piece(
                new Part("order", Part.Kind.ORDER, edition.words().of(ordering),
                        edition.column(ordering.expression()).orElse(null), null, removed.isPresent(),
                        !options.isEmpty(), Option.texts(options)),
                removed, Option.choosing(options));
    }

    private List<Option> options() {
        return edition.possible(Stream.concat(edition.select().orderBy().stream().limit(1).map(Ordering::expression),
                edition.outputs().stream()).distinct().flatMap(this::directions).map(this::option));
    }

    private Stream<Ordering> directions(Expression expression) {
        var both = Parts.aggregates(expression) || edition.profile(expression)
                .filter(column -> column.column().type().numeric() || column.column().type().temporal()).isPresent()
                || expression instanceof Expression.Period || expression instanceof Expression.Arithmetic;
        return expression instanceof Expression.AllFields
                ? Stream.of()
                : both
                        ? Stream.of(new Ordering(expression, true), new Ordering(expression, false))
                        : Stream.of(new Ordering(expression, false));
    }

    private Option option(Ordering ordering) {
        return new Option(edition.words().of(ordering),
                new Change(ordered(ordering), edition.words().of(ordering) + (isOrdered() ? " instead" : "")));
    }

    private boolean isOrdered() {
        return !edition.select().orderBy().isEmpty();
    }

    private Select ordered(Ordering ordering) {
        return edition.select().withOrder(List.of(ordering), edition.select().limit());
    }

    Stream<Slot> slots() {
        var options = isOrdered() || !edition.many() ? List.<Option>of() : options();
        return options.isEmpty()
                ? Stream.of()
                : Stream.of(new Slot(new Addition("order", Part.Kind.ORDER, "order", Option.texts(options)),
                        Option.choosing(options)));
    }
}
