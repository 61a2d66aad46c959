package dev.sqlchat.engine.proposing;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.SchemaProfile;

/** What a plan asks, as short facts that do not depend on how it is asked: what is computed, for each what, of which rows. */
final class PlanFacts {

    private static final String STRANGE = "something else";

    private final SchemaProfile schema;
    private final Set<String> facts = new HashSet<>();

    private PlanFacts(SchemaProfile schema) {
        this.schema = schema;
    }

    static Set<String> of(QueryPlan plan, SchemaProfile schema) {
        var facts = new PlanFacts(schema);
        if (plan instanceof Select select && select.having().isEmpty()) {
            facts.add(select);
        } else {
            facts.facts.add(STRANGE);
        }
        return facts.facts;
    }

    static String count(TableName table) {
        return "count " + table;
    }

    static String computed(Function function, ColumnRef column) {
        return function + " " + column;
    }

    static String each(Object tableOrColumn) {
        return "each " + tableOrColumn;
    }

    static String each(Expression.Grain grain, TableName table) {
        return "each " + grain + " of " + table;
    }

    static String value(ColumnRef column, String value) {
        return column + " is " + value;
    }

    static String within(TableName table) {
        return "some time of " + table;
    }

    static String highest(ColumnRef column) {
        return "highest " + column;
    }

    static String first(int rows) {
        return "first " + rows;
    }

    private void add(Select select) {
        select.outputs().forEach(output -> addNumber(select, output.expression()));
        select.where().forEach(this::add);
        select.groupBy().forEach(this::addGroup);
        select.orderBy().forEach(order -> {
            addNumber(select, order.expression());
            if (order.expression() instanceof Field field && select.limit() != null) {
                facts.add(order.descending() ? "highest " + name(field) : STRANGE);
            }
        });
        if (select.limit() != null) {
            facts.add(first(select.limit()));
        }
    }

    private void addNumber(Select select, Expression expression) {
        switch (expression) {
            case Aggregate(var function, var argument, _) when function == Function.COUNT && counts(select, argument) ->
                facts.add("count " + (argument instanceof Field field ? table(field) : rows(select)));
            case Aggregate(var function, Field field, _) -> facts.add(function + " " + name(field));
            case Field _,Expression.AllFields _,Period _ -> {
            }
            default -> facts.add(STRANGE);
        }
    }

    /** Rows: all of them, or by what tells them apart. */
    private boolean counts(Select select, @Nullable Expression argument) {
        return argument == null
                ? select.from().joins().size() <= 1
                : argument instanceof Field field && identifies(field);
    }

    private boolean identifies(Field field) {
        return schema.column(field).filter(column -> column.identifies()).isPresent();
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.Comparison(Field field, var comparator, Constant(var value)) when comparator == Condition.Comparator.EQUAL ->
                facts.add(name(field) + " is " + value);
            case Condition.Within(Field field, _, _) -> facts.add("some time of " + table(field));
            default -> facts.add(STRANGE);
        }
    }

    private void addGroup(Expression expression) {
        switch (expression) {
            case Field field -> facts.add("each " + (names(field) ? table(field) : name(field)));
            case Period(var grain, Field field) -> facts.add("each " + grain + " of " + table(field));
            default -> facts.add(STRANGE);
        }
    }

    /** Whether there is one value for each row of its table. */
    private boolean names(Field field) {
        return field.source() instanceof TableSource(var table, _) && schema.column(field)
                .filter(column -> schema.table(table).key().filter(column::equals).isPresent()
                        || schema.table(table).naming().contains(column))
                .isPresent();
    }

    /** The table whose rows are the rows of the query: of two that are joined, the one that refers to the other. */
    private String rows(Select select) {
        if (!(select.from().root() instanceof TableSource(var root, _))) {
            return STRANGE;
        }
        return select.from().joins().stream().map(join -> join.source()).filter(TableSource.class::isInstance)
                .map(source -> ((TableSource) source).table())
                .filter(joined -> !schema.references(joined, root).isEmpty()).findFirst().orElse(root).toString();
    }

    private static String table(Field field) {
        return field.source() instanceof TableSource(var table, _) ? table.toString() : STRANGE;
    }

    private static String name(Field field) {
        return table(field) + "." + field.column();
    }
}
