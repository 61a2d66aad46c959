package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Table.Kind;

/**
 * Finds what a column's name means. A name that could mean a hidden column in any scope around it is refused, whichever
 * one the database would choose.
 */
final class Columns {

    private static final Set<String> ROW_IDS = Set.of("rowid", "_rowid_", "oid");
    private static final Set<String> SPELLINGS = Set.of("lower", "upper", "trim");
    private static final Set<String> VALUE_WORDS = Set.of("localtime", "localtimestamp");

    private Columns() {}

    static void column(Walk walk, Column column) {
        if (column.getTable() == null) {
            unqualified(walk, column.getColumnName());
        } else {
            qualified(walk, column);
        }
        if (column.getArrayConstructor() != null) {
            walk.requirePostgres("an array element");
            walk.out().open("[");
            Operators.list(walk, column.getArrayConstructor().getExpressions(), false);
            walk.out().sign("]");
        }
    }

    /** The catalog's column that an expression is, or is but for its spelling; null where it is none. */
    static @Nullable ColumnRef source(Walk walk, Expression expression) {
        return switch (ExpressionKinds.meant(expression)) {
            case Column column -> source(walk, column);
            case CollateExpression collate -> source(walk, collate.getLeftExpression());
            case CastExpression cast -> source(walk, cast.getLeftExpression());
            case ParenthesedExpressionList<?> list when list.size() == 1 -> source(walk, list.getFirst());
            case Function function when SPELLINGS.contains(Names.fold(function.getName()))
                    && function.getParameters() != null && function.getParameters().size() == 1 ->
                source(walk, function.getParameters().getFirst());
            default -> null;
        };
    }

    private static @Nullable ColumnRef source(Walk walk, Column column) {
        String key = walk.names().key(column.getColumnName());
        Stream<Relation> relations = column.getTable() == null
                ? walk.scope().chain().stream().flatMap(scope -> scope.relations().stream())
                : everywhere(walk, column.getTable());
        return relations.flatMap(relation -> relation.named(key)).findFirst().map(OutputColumn::source).orElse(null);
    }

    /** A name that a clause may give without it meaning anything that exists. */
    static void name(Walk walk, String written) {
        walk.out().name(walk.names().print(written), Names.fold(Names.bare(written)));
    }

    static void allOf(Walk walk, AllTableColumns all) {
        Relation relation = relation(walk, all.getTable());
        wholeRow(walk, relation);
        qualifier(walk, all.getTable(), relation);
        walk.out().sign("*");
    }

    /** Every column of the relation is read, so none may be hidden. */
    static void wholeRow(Walk walk, Relation relation) {
        relation.hidden().ifPresent(hidden -> {
            throw new Refusal(Rule.HIDDEN_COLUMN,
                    "Not all columns of " + relation.key() + " may be read; name those that you need.",
                    visible(walk, relation).toList());
        });
        relation.columns().forEach(walk::read);
    }

    static Relation relation(Walk walk, Table table) {
        requireShort(table);
        String key = walk.names().key(table.getName());
        return walk.scope().chain().stream().flatMap(scope -> scope.relations().stream())
                .filter(relation -> relation.called(key) && inSchema(walk, relation, table.getSchemaName())).findFirst()
                .orElseThrow(() -> unknownRelation(walk, table));
    }

    /** Both sides of a join have the column and neither hides it. */
    static void joined(Walk walk, String key, String written, List<Relation> left, Relation right) {
        List<OutputColumn> rights = right.named(key).toList();
        List<OutputColumn> lefts = left.stream().flatMap(relation -> relation.named(key)).toList();
        Stream.concat(lefts.stream(), rights.stream()).forEach(column -> readable(walk, column, written));
        if (lefts.isEmpty() || rights.isEmpty()) {
            throw new Refusal(Rule.UNKNOWN_COLUMN, "Both sides of the join need a column " + written + ".",
                    nearest(walk, key));
        }
        walk.scope().merge(key);
    }

    private static void unqualified(Walk walk, String written) {
        String key = walk.names().key(written);
        List<OutputColumn> found = find(walk, key, written);
        if (found.isEmpty() && !meansOtherThanColumn(walk, key, written)) {
            throw unknownColumn(walk, key, written);
        }
        found.forEach(walk::read);
        if (VALUE_WORDS.contains(key) && found.isEmpty()) {
            walk.out().word(written);
        } else {
            name(walk, written);
        }
    }

    /** What the name means in the innermost scope that knows it; empty for an alias and where none does. */
    private static List<OutputColumn> find(Walk walk, String key, String written) {
        List<OutputColumn> found = List.of();
        boolean settled = false;
        for (Scope scope : walk.scope().chain()) {
            List<OutputColumn> here = scope.columns(key).toList();
            here.stream().filter(OutputColumn::hidden).findFirst().ifPresent(column -> readable(walk, column, written));
            if (!settled && here.size() > 1 && !scope.merges(key)) {
                throw ambiguous(walk, scope, key, written);
            }
            if (!settled && !here.isEmpty()) {
                found = here;
            }
            settled = settled || !here.isEmpty() || scope.seesAlias(key);
        }
        return found;
    }

    private static boolean meansOtherThanColumn(Walk walk, String key, String written) {
        if (walk.scope().chain().stream().anyMatch(scope -> scope.seesAlias(key))) {
            return true;
        }
        return walk.postgres()
                ? (!Names.quoted(written) && VALUE_WORDS.contains(key)) || isWholeRow(walk, key)
                : ROW_IDS.contains(key) && hasRowIds(walk, walk.scope().relations());
    }

    /** In PostgreSQL a relation's name alone is its whole row. */
    private static boolean isWholeRow(Walk walk, String key) {
        List<Relation> rows = walk.scope().chain().stream().flatMap(scope -> scope.relations().stream())
                .filter(relation -> relation.called(key)).toList();
        rows.forEach(relation -> wholeRow(walk, relation));
        return !rows.isEmpty();
    }

    /** A row's id may be the value of its key. */
    private static boolean hasRowIds(Walk walk, List<Relation> relations) {
        return relations.size() == 1 && hasRowId(walk, relations.getFirst());
    }

    private static boolean hasRowId(Walk walk, Relation relation) {
        dev.sqlchat.catalog.Table table = relation.table();
        return table != null && table.kind() == Kind.TABLE
                && table.primaryKey().stream().allMatch(key -> relation.named(walk.names().storedKey(key))
                        .noneMatch(OutputColumn::hidden));
    }

    private static void qualified(Walk walk, Column column) {
        Table table = column.getTable();
        requireShort(table);
        String key = walk.names().key(column.getColumnName());
        Relation relation = relation(walk, table);
        everywhere(walk, table).flatMap(each -> each.named(key))
                .forEach(each -> readable(walk, each, column.getColumnName()));
        List<OutputColumn> found = relation.named(key).toList();
        if (found.isEmpty() && !(!walk.postgres() && ROW_IDS.contains(key) && hasRowId(walk, relation))) {
            throw unknownIn(walk, relation, key, column.getColumnName());
        }
        found.forEach(walk::read);
        qualifier(walk, table, relation);
        name(walk, column.getColumnName());
    }

    private static Stream<Relation> everywhere(Walk walk, Table table) {
        String key = walk.names().key(table.getName());
        return walk.scope().chain().stream().flatMap(scope -> scope.relations().stream())
                .filter(relation -> relation.called(key));
    }

    /** Writes {@code table.}; the schema only where the FROM clause has it too. */
    private static void qualifier(Walk walk, Table table, Relation relation) {
        String schema = table.getSchemaName();
        if (schema != null) {
            if (Objects.requireNonNull(relation.table()).name().schema() == null) {
                walk.out().dropped(Names.fold(Names.bare(schema)));
                walk.out().dropped(".");
            } else {
                name(walk, schema);
                walk.out().tight(".");
            }
        }
        name(walk, table.getName());
        walk.out().tight(".");
    }

    private static boolean inSchema(Walk walk, Relation relation, @Nullable String schema) {
        if (schema == null) {
            return true;
        }
        dev.sqlchat.catalog.Table table = relation.table();
        return table != null && !relation.aliased()
                && walk.tables().inSchema(table.name(), walk.names().key(schema));
    }

    private static void requireShort(Table table) {
        if (table.getDatabaseName() != null) {
            throw Walk.unsupported("a name of more than three parts");
        }
    }

    private static void readable(Walk walk, OutputColumn column, String written) {
        if (column.hidden()) {
            throw new Refusal(Rule.HIDDEN_COLUMN, "The column " + written
                    + " may not be read; leave it out, or write the table before the name if another one is meant.",
                    List.of());
        }
        walk.read(column);
    }

    private static Refusal ambiguous(Walk walk, Scope scope, String key, String written) {
        List<String> choices = scope.relations().stream().filter(relation -> relation.key() != null)
                .filter(relation -> relation.named(key).findAny().isPresent())
                .map(relation -> walk.names().spell(Objects.requireNonNull(relation.key())) + "." + written).toList();
        return new Refusal(Rule.AMBIGUOUS_COLUMN, "Several tables have a column " + written
                + "; write the table or its alias before it.", choices);
    }

    private static Refusal unknownRelation(Walk walk, Table table) {
        List<String> known = walk.scope().chain().stream().flatMap(scope -> scope.relations().stream())
                .map(Relation::key).filter(Objects::nonNull).map(walk.names()::spell).toList();
        return new Refusal(Rule.UNKNOWN_TABLE, "The query has no table or alias " + table.getName()
                + " at this place; where a table has an alias, only the alias counts.", known);
    }

    private static Refusal unknownIn(Walk walk, Relation relation, String key, String written) {
        List<String> near = Nearest.of(key, visible(walk, relation).toList());
        return new Refusal(Rule.UNKNOWN_COLUMN, relation.key() + " has no column " + written + ".",
                near.isEmpty() ? walk.tables().elsewhere(key) : near);
    }

    private static Refusal unknownColumn(Walk walk, String key, String written) {
        String hint = written.startsWith("\"")
                ? " Double quotes are for names; write a text in single quotes."
                : walk.scope().hasAlias(key) ? " An alias is not known in this clause; repeat its expression." : "";
        return new Refusal(Rule.UNKNOWN_COLUMN, "No table of the query has a column " + written + "." + hint,
                nearest(walk, key));
    }

    private static List<String> nearest(Walk walk, String key) {
        List<String> inScope = walk.scope().chain().stream().flatMap(scope -> scope.relations().stream())
                .flatMap(relation -> visible(walk, relation)).toList();
        var near = new ArrayList<>(Nearest.of(key, inScope));
        near.addAll(walk.tables().elsewhere(key));
        return near.stream().distinct().limit(5).toList();
    }

    private static Stream<String> visible(Walk walk, Relation relation) {
        return relation.columns().stream().filter(column -> !column.hidden() && column.name() != null)
                .map(column -> walk.names().spell(Objects.requireNonNull(column.name())));
    }
}
