package dev.sqlchat.answer;

import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What may be asked next about which come first: more or fewer of them, those at the other end, another order. */
final class OrderMoves {

    private static final int FEW = 3;
    private static final int SOME = 5;
    private static final int MANY = 10;

    private final Select select;
    private final Catalog catalog;
    private final Changed changed;

    OrderMoves(Select select, Catalog catalog) {
        this.select = select;
        this.catalog = catalog;
        this.changed = new Changed(select);
    }

    /** The first of so many groups. */
    Stream<Suggestion> top(int groups) {
        if (groups > SOME) {
            return Stream.of(first("Only the top %d", SOME));
        }
        return groups > FEW ? Stream.of(first("Only the top %d", FEW)) : Stream.of();
    }

    /** More of a ranking that has fewer than ten. */
    Stream<Suggestion> more(int most) {
        return most < MANY ? Stream.of(first("Show the top %d", most < SOME ? SOME : MANY)) : Stream.of();
    }

    Stream<Suggestion> fewer(int most) {
        return most > FEW ? Stream.of(first("Only the top %d", FEW)) : Stream.of();
    }

    private Suggestion first(String words, int most) {
        return Suggestion.of(words.formatted(most), changed.first(most));
    }

    /** Those at the other end of a ranking. */
    Stream<Suggestion> turned(int most) {
        return select.orderBy().stream().limit(1)
                .map(order -> Suggestion.of(turned(most, otherEnd(order.expression(), order.descending())),
                        changed.turned(most)));
    }

    private static String turned(int most, String end) {
        return most == 1 ? "And the %s?".formatted(end) : "And the %d %s?".formatted(most, end);
    }

    private String otherEnd(Expression number, boolean descending) {
        if (number instanceof Aggregate aggregate && aggregate.function() == Function.COUNT) {
            return descending ? "fewest" : "most";
        }
        if (isDate(number)) {
            return descending ? "earliest" : "latest";
        }
        return descending ? "lowest" : "highest";
    }

    private boolean isDate(Expression expression) {
        return new PlanWords(catalog, null).column(expression).filter(column -> column.type().temporal()).isPresent();
    }

    /** By what is shown first. */
    Stream<Suggestion> sorted(String words) {
        return select.outputs().stream().map(Output::expression).limit(1).filter(Field.class::isInstance)
                .map(shown -> ((Field) shown).column()).filter(column -> !isSortedBy(column))
                .map(column -> Suggestion.of(words + Words.of(column), changed.sortedBy(column)));
    }

    private boolean isSortedBy(String column) {
        return select.orderBy().stream().limit(1)
                .anyMatch(order -> order.expression() instanceof Field field && field.column().equals(column));
    }
}
