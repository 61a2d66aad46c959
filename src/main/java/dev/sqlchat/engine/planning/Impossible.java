package dev.sqlchat.engine.planning;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Plans that nobody can mean: no row can meet them, or no database runs them. */
public final class Impossible {

    private Impossible() {}

    public static boolean is(QueryPlan plan, SchemaProfile schema) {
        return plan instanceof Select select && contradicts(select) || Unrunnable.is(plan)
                || Parts.selects(plan)
                        .anyMatch(select -> Senseless.isAtNoTime(select) || Senseless.isInNoRange(select)
                                || Senseless.tellsNothing(select) || countsSingleRows(select, schema)
                                || countsLessThanNone(select)
                                || ranksTheOnlyRow(select) || ordersByOneRow(select, schema)
                                || measuresWords(select, schema));
    }

    /** One column of one row equals two values. */
    private static boolean contradicts(Select select) {
        var values = new HashMap<Expression.Field, Expression.Constant>();
        return select.where().stream().anyMatch(condition -> contradicts(condition, values));
    }

    private static boolean contradicts(Condition condition, Map<Expression.Field, Expression.Constant> values) {
        return condition instanceof Comparison(Expression.Field field, var comparator, Expression.Constant constant)
                && comparator == Condition.Comparator.EQUAL
                && !values.computeIfAbsent(field, first -> constant).equals(constant);
    }

    /** Each group is one row of the only table: there is nothing to count in it. */
    private static boolean countsSingleRows(Select select, SchemaProfile schema) {
        return select.from().joins().isEmpty() && select.from().root() instanceof TableSource source
                && schema.table(source.table()).key().map(Fields::plain).filter(select.groupBy()::contains).isPresent()
                && Parts.allExpressions(select).anyMatch(Impossible::counts);
    }

    private static boolean counts(Expression expression) {
        return expression instanceof Aggregate aggregate && aggregate.function() == Expression.Function.COUNT
                || Parts.operands(expression).anyMatch(Impossible::counts);
    }

    private static boolean countsLessThanNone(Select select) {
        return select.having().stream().anyMatch(
                condition -> condition instanceof Condition.Between(var count, Expression.Constant(Long low), _)
                        && counts(count) && low < 0);
    }

    /** Words are neither more nor less than a number. */
    private static boolean measuresWords(Select select, SchemaProfile schema) {
        return select.where().stream().anyMatch(
                condition -> condition instanceof Comparison(Expression.Field field, var comparator, Expression.Constant(Number _))
                        && comparator != Condition.Comparator.EQUAL && comparator != Condition.Comparator.NOT_EQUAL
                        && schema.column(field).map(ColumnProfile::column).filter(Impossible::holdsWords).isPresent());
    }

    private static boolean holdsWords(Column column) {
        return column.type() == ColumnType.TEXT && !column.statistics().holdsNumbers()
                && !column.statistics().samples().isEmpty();
    }

    /** The rows of a group differ in what is no key of it: none of them says where the group comes. */
    private static boolean ordersByOneRow(Select select, SchemaProfile schema) {
        return !select.groupBy().isEmpty() && select.orderBy().stream().map(QueryPlan.Ordering::expression)
                .anyMatch(expression -> expression instanceof Expression.Field(TableSource source, var _)
                        && !select.groupBy().contains(expression) && !isGrouped(source, select, schema));
    }

    /** Whether it has one row in each group, as far as is known: of other tables than those of the keys. */
    private static boolean isGrouped(TableSource source, Select select, SchemaProfile schema) {
        var key = schema.table(source.table()).key().map(Fields::plain);
        return key.isEmpty() || select.groupBy().contains(key.get()) || select.groupBy().stream().noneMatch(
                grouped -> grouped instanceof Expression.Field field && field.source().equals(source));
    }

    /** Without groups there is one number, which nothing comes before. */
    private static boolean ranksTheOnlyRow(Select select) {
        return select.groupBy().isEmpty() && select.limit() != null
                && Stream.concat(select.outputs().stream().map(QueryPlan.Output::expression),
                        select.orderBy().stream().map(QueryPlan.Ordering::expression)).anyMatch(Parts::aggregates);
    }
}
