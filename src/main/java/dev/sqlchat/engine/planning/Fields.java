package dev.sqlchat.engine.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Unit;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** The fields of columns, and the columns of fields. */
final class Fields {

    private final SchemaGraph graph;
    private final SelectDraft draft;
    private final @Nullable Unit unit;
    private final Map<Expression, ColumnProfile> computed = new HashMap<>();

    /** @param unit of time that the question asks for; null where it names none */
    Fields(SchemaGraph graph, SelectDraft draft, @Nullable Unit unit) {
        this.graph = graph;
        this.draft = draft;
        this.unit = unit;
    }

    /** The number that is stored in the column or made of columns; the plan then needs its table. */
    Expression number(ColumnProfile column) {
        draft.needed.add(column.table());
        return plainNumber(column);
    }

    /** As {@link #number}, in a query of its own. */
    Expression plainNumber(ColumnProfile column) {
        var formula = column.formula();
        if (formula == null) {
            return plain(column);
        }
        var number = Formulas.expression(formula, unit);
        computed.put(number, column);
        return number;
    }

    /** The column, whose table the plan then needs; of a number that is made of columns only the first of them. */
    Field field(ColumnProfile column) {
        draft.needed.add(column.table());
        var formula = column.formula();
        if (formula != null) {
            draft.lose();
        }
        return plain(formula == null ? column : formula.columns().getFirst());
    }

    /** As {@link #field}, in a query of its own or where it needs its table only if it stays. */
    Field aside(ColumnProfile column) {
        return draft.aside(() -> field(column));
    }

    /** The column, in a query of its own. */
    static Field plain(ColumnProfile column) {
        return new Field(TableSource.of(column.table()), column.ref().column());
    }

    Optional<ColumnProfile> profile(Expression expression) {
        return graph.schema().column(expression).or(() -> Optional.ofNullable(computed.get(expression)));
    }

    /** Whether some condition holds of a single row of the table, as a name does. */
    boolean pickOne(TableName table, List<Condition> conditions) {
        return conditions.stream().flatMap(Parts::operands).flatMap(operand -> profile(operand).stream())
                .anyMatch(column -> column.table().equals(table) && !repeats(graph.schema().table(table), column));
    }

    /** What tells the rows of the table apart. */
    static ColumnProfile key(TableProfile table) {
        return table.key().orElse(table.naming().getFirst());
    }

    /** Whether the column names the rows of the table. */
    static boolean names(TableProfile table, ColumnProfile column) {
        return table.naming().contains(column);
    }

    /** Whether many rows have the same value. */
    static boolean repeats(TableProfile table, ColumnProfile column) {
        var distinct = column.column().statistics().distinctValues();
        return distinct > 0 && table.table().estimatedRows() > 0 && distinct < 0.7 * table.table().estimatedRows();
    }
}
