package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/** The catalog's tables as the policy shows them, by name. Immutable. */
final class ReadableTables {

    /** A table with its columns, the hidden ones marked. */
    record Entry(Table table, boolean hidden, List<OutputColumn> columns) {

        @Nullable
        String schema() {
            return table.name().schema();
        }
    }

    private final Names names;
    private final String defaultSchema;
    private final Policy policy;
    private final Map<String, List<Table>> byKey = new HashMap<>();

    ReadableTables(Catalog catalog, Policy policy, Names names) {
        this.names = names;
        this.policy = policy;
        this.defaultSchema = catalog.dialect() == Dialect.SQLITE ? "main" : "public";
        for (Table table : catalog.tables()) {
            byKey.computeIfAbsent(names.storedKey(table.name().name()), _ -> new ArrayList<>()).add(table);
        }
    }

    /** The table that the name means, hidden or not. */
    Entry find(@Nullable String schema, String name) {
        List<Entry> candidates = byKey.getOrDefault(names.key(name), List.of()).stream()
                .filter(table -> schema == null || inSchema(table.name(), names.key(schema))).map(this::readable)
                .toList();
        List<Entry> onPath = candidates.stream().filter(table -> table.schema() == null).toList();
        if (!onPath.isEmpty() || candidates.size() == 1) {
            return onPath.isEmpty() ? candidates.getFirst() : onPath.getFirst();
        }
        throw unknown(schema == null ? name : schema + "." + name, !candidates.isEmpty());
    }

    boolean inSchema(TableName table, String schemaKey) {
        return names.storedKey(Objects.requireNonNullElse(table.schema(), defaultSchema)).equals(schemaKey);
    }

    /** Columns of other readable tables with this name, as {@code table.column}. */
    List<String> elsewhere(String columnKey) {
        return columns(column -> column.named(columnKey)).sorted().toList();
    }

    /** All readable columns, as {@code table.column}. */
    Stream<String> columns() {
        return columns(_ -> true);
    }

    private Stream<String> columns(Predicate<OutputColumn> wanted) {
        return readable().flatMap(table -> table.columns().stream()
                .filter(column -> !column.hidden() && wanted.test(column))
                .map(column -> spell(table.table().name()) + "." + names.spell(Objects.requireNonNull(column.name()))));
    }

    List<String> spelled() {
        return readable().map(table -> spell(table.table().name())).sorted().toList();
    }

    private Stream<Entry> readable() {
        return byKey.values().stream().flatMap(List::stream).map(this::readable).filter(table -> !table.hidden());
    }

    private Refusal unknown(String name, boolean several) {
        List<String> nearest = Nearest.of(Names.bare(name.substring(name.lastIndexOf('.') + 1)), spelled());
        String reason = several
                ? "Several schemas have a table " + name + "; write the schema before it."
                : "There is no table or view " + name + "; use one of the listed tables.";
        return new Refusal(Rule.UNKNOWN_TABLE, reason, nearest);
    }

    private String spell(TableName name) {
        String schema = name.schema();
        return schema == null ? names.spell(name.name()) : names.spell(schema) + "." + names.spell(name.name());
    }

    private Entry readable(Table table) {
        boolean hidden = policy.hides(table.name());
        var columns = new ArrayList<OutputColumn>();
        for (Column column : table.columns()) {
            columns.add(output(table, column.name(), policy.hides(new ColumnRef(table.name(), column.name()))));
        }
        policy.hiddenColumns().stream().filter(column -> Policy.same(table.name(), column.table()))
                .filter(column -> table.column(column.column()).isEmpty())
                .forEach(column -> columns.add(output(table, column.column(), true)));
        return new Entry(table, hidden, List.copyOf(columns));
    }

    private OutputColumn output(Table table, String column, boolean hidden) {
        return new OutputColumn(names.storedKey(column), column, new ColumnRef(table.name(), column), hidden);
    }
}
