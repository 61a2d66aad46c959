package dev.sqlchat.engine.variants;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.Substitution;
import dev.sqlchat.engine.schema.ColumnProfile;

/** Takes words for other columns, and values for those of other columns. */
final class ColumnVariants {

    private static final int MOST_COLUMNS = 3;
    private static final int MOST_VALUES = 3;

    private final Select select;
    private final Columns columns;
    private final Rejoining joins;

    ColumnVariants(Select select, Columns columns, Rejoining joins) {
        this.select = select;
        this.columns = columns;
        this.joins = joins;
    }

    Stream<Variant> variants() {
        return Stream.concat(fields().stream().flatMap(this::others), select.where().stream().flatMap(this::values));
    }

    private Set<Field> fields() {
        var fields = new LinkedHashSet<Field>();
        Parts.allExpressions(select).forEach(expression -> add(expression, fields));
        return fields;
    }

    private static void add(Expression expression, Set<Field> fields) {
        if (expression instanceof Field field) {
            fields.add(field);
        }
        Parts.operands(expression).forEach(operand -> add(operand, fields));
    }

    private Stream<Variant> others(Field field) {
        return columns.schema().column(field).stream().flatMap(columns::instead).limit(MOST_COLUMNS)
                .flatMap(other -> with(field, other));
    }

    private Stream<Variant> with(Field old, ColumnProfile fresh) {
        var changed = new Substitution(old, Columns.field(fresh)).in(select);
        return rejoined(changed, fresh).map(plan -> new Variant(plan, Change.OTHER_COLUMN));
    }

    /** Over as few tables as needed where a new one comes in. */
    private Stream<Select> rejoined(Select changed, ColumnProfile fresh) {
        return Columns.has(changed.from(), fresh) ? Stream.of(changed) : joins.pruned(changed).stream();
    }

    private Stream<Variant> values(Condition condition) {
        return condition instanceof Comparison(Field field, Comparator comparator, Constant(Object value))
                && comparator == Comparator.EQUAL
                        ? columns.schema().column(field).stream().flatMap(column -> values(condition, column, value))
                        : Stream.empty();
    }

    private Stream<Variant> values(Condition old, ColumnProfile column, Object value) {
        return columns.insteadOf(column.ref(), value).limit(MOST_VALUES)
                .flatMap(there -> columns.schema().column(there).stream())
                .flatMap(other -> columns.value(column.ref(), value, other.ref()).stream()
                        .flatMap(found -> with(old, other, found)));
    }

    private Stream<Variant> with(Condition old, ColumnProfile column, String value) {
        var fresh = new Comparison(Columns.field(column), Comparator.EQUAL, new Constant(value));
        var changed = select.withWhere(
                select.where().stream().map(condition -> condition.equals(old) ? fresh : condition).toList());
        return rejoined(changed, column).map(plan -> new Variant(plan, Change.OTHER_VALUE));
    }
}
