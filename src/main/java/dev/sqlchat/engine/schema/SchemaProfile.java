package dev.sqlchat.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Source.TableSource;

/** A catalog as questions see it. Immutable; made once for each catalog. */
public final class SchemaProfile {

    private final Catalog catalog;
    private final List<TableProfile> tables;
    private final Map<TableName, TableProfile> byName;
    private final Map<ColumnRef, ColumnProfile> byColumn;
    private final Map<TableName, List<ForeignKey>> references;

    private SchemaProfile(Catalog catalog, List<TableProfile> tables) {
        this.catalog = catalog;
        this.tables = List.copyOf(tables);
        this.byName = tables.stream().collect(Collectors.toMap(TableProfile::name, Function.identity()));
        this.byColumn = tables.stream().flatMap(table -> table.columns().stream())
                .collect(Collectors.toMap(ColumnProfile::ref, Function.identity(), (first, second) -> first));
        this.references = catalog.foreignKeys().stream().collect(Collectors.groupingBy(ForeignKey::from));
    }

    public static SchemaProfile of(Catalog catalog) {
        var profiler = new TableProfiler(catalog);
        return new SchemaProfile(catalog, catalog.tables().stream().map(profiler::profile).toList());
    }

    public Catalog catalog() {
        return catalog;
    }

    public List<TableProfile> tables() {
        return tables;
    }

    public TableProfile table(TableName name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("not in the catalog: " + name));
    }

    public Optional<ColumnProfile> column(ColumnRef ref) {
        return Optional.ofNullable(byColumn.get(ref));
    }

    /** The column that the expression is; empty for what is computed. */
    public Optional<ColumnProfile> column(Expression expression) {
        return expression instanceof Field(TableSource source, var column)
                ? table(source.table()).column(column)
                : Optional.empty();
    }

    /** The keys by which a table refers to others, in the catalog's order. */
    public List<ForeignKey> references(TableName from) {
        return references.getOrDefault(from, List.of());
    }

    /** The keys by which a table refers to another, in the catalog's order. */
    public List<ForeignKey> references(TableName from, TableName to) {
        return references(from).stream().filter(key -> key.to().equals(to)).toList();
    }
}
