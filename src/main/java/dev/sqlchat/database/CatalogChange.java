package dev.sqlchat.database;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.Table;

/**
 * What was found when a catalog was read anew. Names are sorted; columns are named {@code table.column}, and those of a
 * table that came or went are not listed.
 *
 * @param columnsChanged have another type now, or may be empty now where they could not before, or the other way
 * @param catalog the new one, perhaps still without its values
 */
public record CatalogChange(List<String> tablesAdded, List<String> tablesRemoved, List<String> columnsAdded,
        List<String> columnsRemoved, List<String> columnsChanged, Catalog catalog, Duration took) {

    static CatalogChange between(Catalog before, Catalog after, Duration took) {
        var old = tables(before);
        var now = tables(after);
        var stayed = both(old, now);
        var oldColumns = columns(before, stayed);
        var nowColumns = columns(after, stayed);
        var kept = both(oldColumns, nowColumns);
        var changed = without(described(after, kept), described(before, kept)).stream()
                .map(text -> text.substring(0, text.indexOf('\n'))).toList();
        return new CatalogChange(without(now, old), without(old, now), without(nowColumns, oldColumns),
                without(oldColumns, nowColumns), changed, after, took);
    }

    /** Whether tables or columns are others. */
    public boolean isAny() {
        return Stream.of(tablesAdded, tablesRemoved, columnsAdded, columnsRemoved, columnsChanged)
                .anyMatch(names -> !names.isEmpty());
    }

    private static Set<String> tables(Catalog catalog) {
        return catalog.tables().stream().map(table -> table.name().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> columns(Catalog catalog, Set<String> tables) {
        return catalog.tables().stream().filter(table -> tables.contains(table.name().toString()))
                .flatMap(table -> table.columns().stream().map(column -> name(table, column)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described(Catalog catalog, Set<String> columns) {
        return catalog.tables().stream()
                .flatMap(table -> table.columns().stream().filter(column -> columns.contains(name(table, column)))
                        .map(column -> name(table, column) + "\n" + column.declaredType() + "\n" + column.nullable()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Table table, Column column) {
        return table.name() + "." + column.name();
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        var both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static List<String> without(Collection<String> names, Set<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }
}
