package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.sql.SelectBlock.Part;

/** Reads the relations of FROM clauses, and what is unique in each. */
final class FromParts {

    private final Catalog catalog;
    private final Names names;
    private final Map<String, Select> named = new HashMap<>();

    /** @param statement whose WITH queries may be read */
    FromParts(Catalog catalog, Names names, Select statement) {
        this.catalog = catalog;
        this.names = names;
        if (statement.getWithItemsList() != null) {
            statement.getWithItemsList().stream().filter(item -> item.getWithItemList() == null)
                    .filter(item -> item.getParenthesedStatement() instanceof ParenthesedSelect)
                    .forEach(item -> named.put(names.key(item.getAliasName()),
                            (ParenthesedSelect) item.getParenthesedStatement()));
        }
    }

    /** Empty where the FROM clause has something else than tables, subqueries, inner and left joins. */
    Optional<List<Part>> of(PlainSelect select) {
        if (select.getFromItem() == null) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        part(select.getFromItem(), false).ifPresent(parts::add);
        var joins = select.getJoins() == null ? List.<Join>of() : select.getJoins();
        joins.stream().filter(FromParts::plain).flatMap(join -> part(join.getFromItem(), join.isLeft()).stream())
                .forEach(parts::add);
        return parts.size() == joins.size() + 1 ? Optional.of(List.copyOf(parts)) : Optional.empty();
    }

    private static boolean plain(Join join) {
        return !join.isNatural() && !join.isRight() && !join.isFull();
    }

    private Optional<Part> part(FromItem item, boolean outer) {
        return switch (item) {
            case Table table -> table(table, outer);
            case ParenthesedSelect derived -> Optional.ofNullable(derived.getAlias())
                    .map(alias -> derived(names.key(alias.getName()), derived.toString(), derived, outer));
            default -> Optional.empty();
        };
    }

    /** The WITH query that a relation is; empty for a table. */
    Optional<Select> query(Table item) {
        return item.getSchemaName() == null
                ? Optional.ofNullable(named.get(names.key(item.getName())))
                : Optional.empty();
    }

    private Optional<Part> table(Table item, boolean outer) {
        var query = query(item).orElse(null);
        var key = names.key(Optional.ofNullable(item.getAlias()).map(Alias::getName).orElse(item.getName()));
        return query != null
                ? Optional.of(derived(key, item.toString(), query, outer))
                : stored(item).map(table -> new Part(key, item.toString(), table, keys(table), unique(table), outer));
    }

    private Optional<dev.sqlchat.catalog.Table> stored(Table item) {
        var schema = item.getSchemaName() == null ? null : Names.bare(item.getSchemaName());
        return catalog.table(new TableName(schema, Names.bare(item.getName())));
    }

    private Set<String> keys(dev.sqlchat.catalog.Table table) {
        return table.columns().stream().map(column -> names.storedKey(column.name())).collect(Collectors.toSet());
    }

    /** Primary keys, and what declared keys of other tables refer to. */
    private List<Set<String>> unique(dev.sqlchat.catalog.Table table) {
        return Stream.concat(Stream.of(table.primaryKey()),
                catalog.foreignKeys().stream().filter(key -> key.origin() == ForeignKey.Origin.DECLARED)
                        .filter(key -> key.to().equals(table.name())).map(ForeignKey::referencedColumns))
                .filter(columns -> !columns.isEmpty()).map(this::stored).distinct().toList();
    }

    private Set<String> stored(List<String> columns) {
        return columns.stream().map(names::storedKey).collect(Collectors.toSet());
    }

    private Part derived(String key, String text, Select query, boolean outer) {
        var body = query instanceof ParenthesedSelect inner ? inner.getSelect() : query;
        if (!(body instanceof PlainSelect select)) {
            return new Part(key, text, null, Set.of(), List.of(), outer);
        }
        var columns = select.getSelectItems().stream().map(this::output).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Part(key, text, null, columns, unique(select, columns), outer);
    }

    private @Nullable String output(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return names.key(item.getAlias().getName());
        }
        return item.getExpression() instanceof Column column ? names.key(column.getColumnName()) : null;
    }

    private List<Set<String>> unique(PlainSelect select, Set<String> columns) {
        var unique = new ArrayList<Set<String>>();
        if (select.getDistinct() != null && columns.size() == select.getSelectItems().size()) {
            unique.add(columns);
        }
        if (select.getGroupBy() != null) {
            groupKey(select).ifPresent(unique::add);
        } else if (aggregates(select)) {
            unique.add(Set.of());
        }
        return List.copyOf(unique);
    }

    private static boolean aggregates(PlainSelect select) {
        return select.getSelectItems().stream().map(SelectItem::getExpression).map(ColumnsUsed::in)
                .flatMap(used -> used.functions().stream()).anyMatch(Aggregate::is);
    }

    /** The outputs that hold the group's key; empty where some part of it is not put out. */
    private Optional<Set<String>> groupKey(PlainSelect select) {
        var key = new HashSet<String>();
        for (Object group : select.getGroupBy().getGroupByExpressionList()) {
            var output = select.getSelectItems().stream()
                    .filter(item -> same(item, (Expression) group)).map(this::output).filter(Objects::nonNull)
                    .findFirst();
            if (output.isEmpty()) {
                return Optional.empty();
            }
            key.add(output.get());
        }
        return Optional.of(key);
    }

    private boolean same(SelectItem<?> item, Expression group) {
        return item.getExpression().toString().equalsIgnoreCase(group.toString())
                || group instanceof Column column && column.getTable() == null
                        && names.key(column.getColumnName()).equals(output(item));
    }
}
