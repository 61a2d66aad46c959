package dev.sqlchat.sql.form;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What a query says. */
public sealed interface QueryForm {

    /**
     * One SELECT.
     *
     * @param where all must hold
     * @param limit null: all rows
     */
    record Block(boolean distinct, List<Item> items, List<Part> parts, List<Term> where, List<Term> groups,
            List<Term> having, List<Order> orders, @Nullable Integer limit) implements QueryForm {

        public Block {
            items = List.copyOf(items);
            parts = List.copyOf(parts);
            where = List.copyOf(where);
            groups = List.copyOf(groups);
            having = List.copyOf(having);
            orders = List.copyOf(orders);
        }

        @Override
        public Stream<Term> terms() {
            return Stream.of(items.stream().map(Item::term), parts.stream().flatMap(part -> part.on().stream()),
                    where.stream(), groups.stream(), having.stream(), orders.stream().map(Order::term))
                    .flatMap(each -> each);
        }

        Block with(List<Item> others) {
            return new Block(distinct, others, parts, where, groups, having, orders, limit);
        }

        /** Only how many rows it has counts. */
        Block counted() {
            return groups.isEmpty() && having.isEmpty() && limit == null
                    && items.stream().map(Item::term).flatMap(Term::within).noneMatch(Terms::isAggregate)
                            ? new Block(false, List.of(), parts, where, List.of(), List.of(), List.of(), null)
                            : this;
        }
    }

    /**
     * The rows of two queries, as sets.
     *
     * @param operator {@code UNION}, {@code INTERSECT} or {@code EXCEPT}
     */
    record Sets(String operator, QueryForm left, QueryForm right) implements QueryForm {

        @Override
        public Stream<Term> terms() {
            return Stream.of(new Term.Query(left), new Term.Query(right));
        }
    }

    /** @param label null where the query gives none, or that of the column */
    record Item(Term term, @Nullable String label) {

        @Nullable
        String name() {
            return label == null && term instanceof Term.Column column ? column.name() : label;
        }
    }

    /**
     * What is read.
     *
     * @param outer keeps rows of the earlier ones that have no partner
     * @param on all must hold of partners
     */
    record Part(Relation relation, boolean outer, List<Term> on) {

        public Part {
            on = List.copyOf(on);
        }
    }

    record Order(Term term, boolean descending, boolean nullsFirst) {}

    /** Every term that stands directly in it. */
    Stream<Term> terms();

    /** The names of its columns, but for those that only the database names. */
    default List<String> labels() {
        return switch (this) {
            case Sets sets -> sets.left().labels();
            case Block block -> block.items().stream().flatMap(item -> item.term() instanceof Term.All(var relation)
                    ? relation.columns().stream()
                    : Stream.ofNullable(item.name())).toList();
        };
    }

    /** Whether they find the same rows in any data, as far as their forms show. */
    default boolean isSameAs(QueryForm other) {
        return FormText.of(this).equals(FormText.of(other));
    }

    /** All relations that it names, also those of queries around it. */
    default Stream<Relation> named() {
        return Stream.concat(terms().flatMap(Term::within).flatMap(QueryForm::named), subqueries()
                .flatMap(QueryForm::named));
    }

    private Stream<QueryForm> subqueries() {
        return this instanceof Block block
                ? block.parts().stream().flatMap(part -> part.relation().query().stream())
                : Stream.empty();
    }

    private static Stream<Relation> named(Term term) {
        return switch (term) {
            case Term.Column(var relation, var _) -> Stream.of(Objects.requireNonNull(relation));
            case Term.All(var relation) -> Stream.of(relation);
            case Term.Query(var query) -> query.named();
            case Term.Text _,Term.Numeral _,Term.Call _ -> Stream.empty();
        };
    }
}
