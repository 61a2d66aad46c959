package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Checks and writes FROM clauses; adds what they offer to the current scope. */
final class FromItems {

    private FromItems() {}

    static void from(Walk walk, PlainSelect select) {
        walk.out().word("FROM");
        tree(walk, select.getFromItem(), select.getJoins());
    }

    private static void tree(Walk walk, FromItem first, @Nullable List<Join> joins) {
        item(walk, first).forEach(walk.scope()::add);
        if (joins != null) {
            joins.forEach(join -> join(walk, join));
        }
    }

    private static void join(Walk walk, Join join) {
        var left = List.copyOf(walk.scope().relations());
        keywords(walk, join);
        List<Relation> right = item(walk, join.getFromItem());
        if (join.isNatural()) {
            natural(walk, left, right);
        }
        right.forEach(walk.scope()::add);
        for (Expression on : join.getOnExpressions()) {
            walk.out().word("ON");
            walk.condition(on);
        }
        if (!join.getUsingColumns().isEmpty()) {
            using(walk, join.getUsingColumns(), left, right);
        }
    }

    private static void keywords(Walk walk, Join join) {
        if (join.isSimple()) {
            walk.out().sign(",");
            return;
        }
        optional(walk, join.isNatural(), "NATURAL");
        optional(walk, join.isLeft(), "LEFT");
        optional(walk, join.isRight(), "RIGHT");
        optional(walk, join.isFull(), "FULL");
        optional(walk, join.isCross(), "CROSS");
        optional(walk, join.isOuter(), "OUTER");
        optional(walk, join.isInner(), "INNER");
        walk.out().word("JOIN");
    }

    private static void optional(Walk walk, boolean present, String word) {
        if (present) {
            walk.out().word(word);
        }
    }

    /** Joins by every name that both sides have, so none of those may be hidden on either. */
    private static void natural(Walk walk, List<Relation> left, List<Relation> right) {
        Relation joined = together(right);
        Set<String> common = joined.columns().stream().map(OutputColumn::key).filter(Objects::nonNull)
                .filter(key -> left.stream().anyMatch(relation -> relation.named(key).findAny().isPresent()))
                .collect(Collectors.toSet());
        common.forEach(key -> Columns.joined(walk, key, key, left, joined));
    }

    private static void using(Walk walk, List<Column> columns, List<Relation> left, List<Relation> right) {
        walk.out().word("USING");
        walk.out().sign("(");
        Operators.separated(walk, columns, column -> {
            String written = column.getFullyQualifiedName();
            Columns.joined(walk, walk.names().key(written), written, left, together(right));
            Columns.name(walk, written);
        });
        walk.out().sign(")");
    }

    private static Relation together(List<Relation> relations) {
        return new Relation(null, null, false, relations.stream().flatMap(each -> each.columns().stream()).toList());
    }

    private static List<Relation> item(Walk walk, FromItem item) {
        Class<?> type = item.getClass();
        if (type == Table.class) {
            return List.of(table(walk, (Table) item));
        }
        if (type == ParenthesedSelect.class) {
            return List.of(subquery(walk, (ParenthesedSelect) item, walk.scope().outer()));
        }
        if (type == LateralSubSelect.class) {
            walk.requirePostgres("LATERAL");
            walk.out().word("LATERAL");
            return List.of(subquery(walk, (LateralSubSelect) item, walk.scope()));
        }
        if (type == TableFunction.class) {
            return List.of(function(walk, (TableFunction) item));
        }
        if (type == ParenthesedFromItem.class) {
            return parenthesed(walk, (ParenthesedFromItem) item);
        }
        throw Walk.unsupported("the table expression " + type.getSimpleName());
    }

    private static Relation table(Walk walk, Table table) {
        if (table.getDatabaseName() != null) {
            throw new Refusal(Rule.UNKNOWN_TABLE, "Write " + table.getName() + " without a database before it.");
        }
        String key = walk.names().key(table.getName());
        boolean cte = table.getSchemaName() == null && walk.scope().ctes().has(key);
        return cte ? cte(walk, table, key) : stored(walk, table, key);
    }

    private static Relation cte(Walk walk, Table table, String key) {
        List<OutputColumn> columns = walk.scope().ctes().columns(key)
                .orElseThrow(() -> new Refusal(Rule.UNKNOWN_TABLE,
                        table.getName() + " is read before it is defined; define it earlier in the WITH list."));
        Columns.name(walk, table.getName());
        return aliased(walk, table.getAlias(), new Relation(key, null, false, columns));
    }

    private static Relation stored(Walk walk, Table table, String key) {
        String schema = table.getSchemaName();
        ReadableTables.Entry found = walk.tables().find(schema, table.getName());
        if (found.hidden()) {
            throw new Refusal(Rule.HIDDEN_TABLE, "The table " + table.getName() + " may not be read.");
        }
        walk.read(found.table().name());
        schema(walk, schema, found.schema());
        Columns.name(walk, table.getName());
        if (table.getAlias() != null && table.getAlias().getAliasColumns() != null) {
            throw Walk.unsupported("new names for the columns of a table; rename them in the select list");
        }
        return aliased(walk, table.getAlias(), new Relation(key, found.table(), false, found.columns()));
    }

    /** The table that was found is the one that must be read, whatever the database's search path is. */
    private static void schema(Walk walk, @Nullable String written, @Nullable String stored) {
        if (written != null && stored == null) {
            walk.out().dropped(Names.fold(Names.bare(written)));
            walk.out().dropped(".");
        } else if (written != null) {
            Columns.name(walk, written);
            walk.out().tight(".");
        } else if (stored != null) {
            walk.out().silent(walk.names().spell(stored));
            walk.out().glued(".");
        }
    }

    private static Relation subquery(Walk walk, ParenthesedSelect select, @Nullable Scope outer) {
        var scope = new Scope(outer, walk.scope().ctes());
        List<OutputColumn> columns = walk.in(scope, () -> Queries.parenthesed(walk, select));
        return aliased(walk, select.getAlias(), derived(columns));
    }

    private static Relation derived(List<OutputColumn> columns) {
        return new Relation(null, null, false, columns.stream().map(OutputColumn::leaving).toList());
    }

    private static Relation function(Walk walk, TableFunction item) {
        Function function = item.getFunction();
        String name = function == null ? "ROWS FROM" : Functions.plainName(function.getMultipartName());
        List<String> columns = walk.vocabulary().tableFunction(name).orElseThrow(() -> new Refusal(Rule.FUNCTION,
                "The function " + name + " is not allowed in FROM; use tables and views."));
        if ("lateral".equalsIgnoreCase(item.getPrefix())) {
            walk.requirePostgres("LATERAL");
            walk.out().word("LATERAL");
        }
        Functions.tableFunction(walk, name, Objects.requireNonNull(function));
        var outputs = new ArrayList<>(columns.stream().map(OutputColumn::computed).toList());
        if ("ordinality".equalsIgnoreCase(item.getWithClause())) {
            walk.requirePostgres("WITH ORDINALITY");
            walk.out().words("WITH ORDINALITY");
            outputs.add(OutputColumn.computed("ordinality"));
        }
        return functionAlias(walk, item.getAlias(), new Relation(Names.fold(name), null, false, outputs),
                columns.equals(List.of(Names.fold(name))));
    }

    /** A function whose one column has no name of its own gives it the alias as name. */
    private static Relation functionAlias(Walk walk, @Nullable Alias alias, Relation relation, boolean unnamed) {
        if (alias == null) {
            return relation;
        }
        Relation aliased = aliased(walk, alias, relation);
        if (!unnamed || alias.getAliasColumns() != null) {
            return aliased;
        }
        var renamed = new ArrayList<>(aliased.columns());
        renamed.set(0, OutputColumn.computed(aliased.key()));
        return new Relation(aliased.key(), null, true, renamed);
    }

    private static List<Relation> parenthesed(Walk walk, ParenthesedFromItem item) {
        if (item.getFromItem().getClass() == Values.class && item.getJoins() == null) {
            return List.of(values(walk, (Values) item.getFromItem(), item.getAlias()));
        }
        var inner = new Scope(walk.scope(), walk.scope().ctes());
        walk.out().sign("(");
        walk.in(inner, () -> {
            tree(walk, item.getFromItem(), item.getJoins());
            return inner;
        });
        walk.out().sign(")");
        return item.getAlias() == null
                ? List.copyOf(inner.relations())
                : List.of(aliased(walk, item.getAlias(), together(inner.relations())));
    }

    private static Relation values(Walk walk, Values values, @Nullable Alias alias) {
        var scope = new Scope(walk.scope().outer(), walk.scope().ctes());
        walk.out().sign("(");
        List<OutputColumn> columns = walk.in(scope, () -> Queries.query(walk, values));
        walk.out().sign(")");
        return aliased(walk, alias, derived(columns));
    }

    private static Relation aliased(Walk walk, @Nullable Alias alias, Relation relation) {
        if (alias == null) {
            return relation;
        }
        walk.out().silent("AS");
        Queries.alias(walk, alias);
        return new Relation(walk.names().key(alias.getName()), relation.table(), true,
                renamed(walk, alias, relation.columns()));
    }

    private static List<OutputColumn> renamed(Walk walk, Alias alias, List<OutputColumn> columns) {
        List<Alias.AliasColumn> names = alias.getAliasColumns();
        if (names == null) {
            return columns;
        }
        walk.requirePostgres("new names for columns in FROM");
        if (columns.stream().anyMatch(OutputColumn::hidden) || (!columns.isEmpty() && names.size() > columns.size())) {
            throw Walk.unsupported("these new names for columns");
        }
        walk.out().open("(");
        Operators.separated(walk, names, name -> columnAlias(walk, name));
        walk.out().sign(")");
        return IntStream.range(0, Math.max(columns.size(), names.size())).mapToObj(
                i -> i < names.size() ? OutputColumn.computed(walk.names().key(names.get(i).name)) : columns.get(i))
                .toList();
    }

    private static void columnAlias(Walk walk, Alias.AliasColumn column) {
        Columns.name(walk, column.name);
        Optional.ofNullable(column.colDataType).ifPresent(type -> Literals.type(walk, type));
    }
}
