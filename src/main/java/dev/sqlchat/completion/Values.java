package dev.sqlchat.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Discretion;
import dev.sqlchat.catalog.InMemoryValueIndex;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.catalog.ValueIndex.Beginning;
import dev.sqlchat.sql.Policy;

/** The stored values of one catalog that may be shown; where they are not known, those of its samples. Immutable. */
final class Values {

    private final ValueIndex.Beginnings index;

    /** @param columns those that hold it */
    record Value(String text, List<ColumnRef> columns, boolean atStart) {

        String detail() {
            return "value of " + columns.getFirst() + Names.others(columns.size() - 1, "column");
        }
    }

    Values(Catalog catalog, Policy policy) {
        var all = catalog.values().longestPhrase() > 0 ? catalog.values() : samples(catalog);
        this.index = all.beginnings(column -> !policy.hides(column.table()) && !policy.hides(column)
                && Discretion.mayShowValuesOf(column.column()));
    }

    private static ValueIndex samples(Catalog catalog) {
        var samples = InMemoryValueIndex.builder();
        catalog.tables().forEach(table -> table.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .forEach(column -> samples.add(new ColumnRef(table.name(), column.name()),
                        column.statistics().samples())));
        return samples.build();
    }

    /** Each once, those that begin so first, then the shorter ones. */
    List<Value> beginning(String typed) {
        var byText = new LinkedHashMap<String, List<Beginning>>();
        index.of(typed).stream().filter(value -> Discretion.mayShow(value.value()))
                .forEach(value -> byText.computeIfAbsent(value.value(), _ -> new ArrayList<>()).add(value));
        return byText.entrySet().stream().map(entry -> value(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Value::atStart).reversed()
                        .thenComparingInt(value -> value.text().length()).thenComparing(Value::text))
                .toList();
    }

    private static Value value(String text, List<Beginning> places) {
        return new Value(text, places.stream().map(Beginning::column).distinct().toList(),
                places.stream().anyMatch(Beginning::atStart));
    }
}
