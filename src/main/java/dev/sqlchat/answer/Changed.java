package dev.sqlchat.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

import static java.util.stream.Collectors.toSet;

/** Tells whether a plan is the one before with one change, and nothing else lost. */
record Changed(Select before) {

    /** Fewer of the same rows. */
    Predicate<Select> only(String value) {
        return plan -> plan.where().size() > before.where().size() && plan.where().containsAll(before.where())
                && has(plan, value) && sameShown(plan) && sameGroups(plan) && sameOrder(plan);
    }

    /** The same of another value. */
    Predicate<Select> instead(String value) {
        return plan -> plan.where().size() == before.where().size() && sameTables(plan) && has(plan, value)
                && sameShown(plan)
                && sameGroups(plan) && sameOrder(plan);
    }

    /** The same of other days. */
    Predicate<Select> instead(Within days) {
        return plan -> plan.where().size() == before.where().size() && plan.where().contains(days) && sameShown(plan)
                && sameGroups(plan) && sameOrder(plan);
    }

    /** Only of these days. */
    Predicate<Select> only(Within days) {
        return plan -> plan.where().containsAll(before.where()) && plan.where().contains(days) && sameShown(plan)
                && sameGroups(plan) && sameOrder(plan);
    }

    /** The same numbers for each value of a column. */
    Predicate<Select> by(String column) {
        return by((Expression key) -> key instanceof Field field && field.column().equals(column));
    }

    /** The same numbers for each row of a table. */
    Predicate<Select> by(TableName table) {
        return by((Expression key) -> key instanceof Field field && isOf(table, field));
    }

    Predicate<Select> by(Grain grain, TableName table) {
        return by((Expression key) -> key instanceof Period(var its, Field date) && its == grain && isOf(table, date));
    }

    private Predicate<Select> by(Predicate<Expression> key) {
        return plan -> sameRows(plan) && plan.groupBy().size() == 1 && key.test(plan.groupBy().getFirst())
                && functions(plan).equals(functions(before)) && plan.limit() == null;
    }

    /** Another number of the same. */
    Predicate<Select> computed(Function function) {
        return plan -> sameRows(plan) && sameGroups(plan) && functions(plan).equals(List.of(function));
    }

    /** The number alone, of all groups. */
    Predicate<Select> inTotal() {
        return plan -> sameRows(plan) && plan.groupBy().isEmpty() && functions(plan).equals(functions(before));
    }

    Predicate<Select> counted() {
        return plan -> sameRows(plan) && plan.groupBy().isEmpty() && functions(plan).equals(List.of(Function.COUNT));
    }

    Predicate<Select> countedBy(String column) {
        return plan -> sameRows(plan) && functions(plan).equals(List.of(Function.COUNT)) && plan.groupBy().size() == 1
                && plan.groupBy().getFirst() instanceof Field field && field.column().equals(column);
    }

    /** What was counted. */
    Predicate<Select> listed() {
        return plan -> sameRows(plan) && functions(plan).isEmpty();
    }

    /** So many of the same. */
    Predicate<Select> first(int most) {
        return plan -> sameRows(plan) && sameShown(plan) && sameGroups(plan) && Integer.valueOf(most).equals(plan
                .limit()) && (before.limit() == null ? isByNumber(plan) : plan.orderBy().equals(before.orderBy()));
    }

    private static boolean isByNumber(Select plan) {
        return plan.orderBy().stream().limit(1).anyMatch(order -> order.descending() && Parts.aggregates(order
                .expression()));
    }

    /** Those at the other end. */
    Predicate<Select> turned(int most) {
        return plan -> sameRows(plan) && sameShown(plan) && sameGroups(plan) && Integer.valueOf(most).equals(plan
                .limit()) && !plan.orderBy().isEmpty()
                && plan.orderBy().getFirst().expression().equals(before.orderBy().getFirst().expression())
                && plan.orderBy().getFirst().descending() != before.orderBy().getFirst().descending();
    }

    Predicate<Select> sortedBy(String column) {
        return plan -> sameRows(plan) && sameShown(plan) && sameGroups(plan) && plan.orderBy().stream().limit(1)
                .anyMatch(order -> order.expression() instanceof Field field && field.column().equals(column));
    }

    /** With one column more. */
    Predicate<Select> also(String column) {
        return plan -> sameRows(plan) && sameOrder(plan) && columns(plan).contains(column)
                && columns(plan).containsAll(columns(before)) && functions(plan).equals(functions(before));
    }

    /** With the number that its groups are chosen by. */
    Predicate<Select> alsoCounted() {
        return plan -> sameRows(plan) && sameGroups(plan) && columns(plan).equals(columns(before))
                && functions(plan).equals(List.of(Function.COUNT));
    }

    /** Groups chosen by another number. */
    Predicate<Select> having(Object number) {
        return plan -> sameRows(plan) && sameShown(plan) && plan.groupBy().equals(before.groupBy())
                && plan.having().size() == before.having().size()
                && plan.having().stream()
                        .anyMatch(condition -> condition instanceof Comparison(_, _, Constant(var value))
                                && value.equals(number));
    }

    private boolean sameRows(Select plan) {
        return Set.copyOf(plan.where()).equals(Set.copyOf(before.where()));
    }

    private boolean sameTables(Select plan) {
        return Parts.sources(plan.from()).collect(toSet()).equals(Parts.sources(before.from()).collect(toSet()));
    }

    private boolean sameGroups(Select plan) {
        return new HashSet<>(plan.groupBy()).equals(new HashSet<>(before.groupBy()))
                && new HashSet<>(plan.having()).equals(new HashSet<>(before.having()));
    }

    private boolean sameShown(Select plan) {
        return plan.distinct() == before.distinct() && columns(plan).equals(columns(before))
                && functions(plan).equals(functions(before));
    }

    private boolean sameOrder(Select plan) {
        return before.limit() == null || before.limit().equals(plan.limit()) && plan.orderBy().equals(before.orderBy());
    }

    private static List<Function> functions(Select plan) {
        return plan.outputs().stream().map(Output::expression).filter(Aggregate.class::isInstance)
                .map(number -> ((Aggregate) number).function()).toList();
    }

    private static Set<String> columns(Select plan) {
        return plan.outputs().stream().map(Output::expression).filter(Field.class::isInstance)
                .map(field -> ((Field) field).column()).collect(toSet());
    }

    private static boolean has(Select plan, String value) {
        return conditions(plan).flatMap(Changed::constants).anyMatch(value::equals);
    }

    /** Those of its rows, and those of single numbers. */
    static Stream<Condition> conditions(Select plan) {
        return Stream.concat(plan.where().stream(), plan.outputs().stream()
                .flatMap(output -> NumberConditions.of(output.expression()).stream())
                .map(NumberConditions.Own::condition));
    }

    private static Stream<Object> constants(Condition condition) {
        return condition instanceof Comparison(_, var comparator, Constant(var value))
                && comparator == Condition.Comparator.EQUAL ? Stream.of(value) : Stream.of();
    }

    private static boolean isOf(@Nullable TableName table, Field field) {
        return field.source() instanceof TableSource(var its, _) && its.equals(table);
    }
}
