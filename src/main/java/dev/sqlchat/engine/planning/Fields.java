package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** The fields of columns, and the columns of fields. */
final class Fields {

    private final SchemaGraph graph;
    private final SelectDraft draft;

    Fields(SchemaGraph graph, SelectDraft draft) {
        this.graph = graph;
        this.draft = draft;
    }

    /** The column, whose table the plan then needs. */
    Field field(ColumnProfile column) {
        draft.needed.add(column.table());
        return plain(column);
    }

    /** The column, in a query of its own. */
    static Field plain(ColumnProfile column) {
        return new Field(TableSource.of(column.table()), column.ref().column());
    }

    Optional<ColumnProfile> profile(Expression expression) {
        return graph.schema().column(expression);
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
