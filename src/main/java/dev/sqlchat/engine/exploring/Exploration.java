package dev.sqlchat.engine.exploring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.exploring.Relevance.StoredValue;
import dev.sqlchat.engine.joins.JoinPlanner;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Source.TableSource;

/** Weighs the tables of one catalog by the likeliest divisions of a question. Immutable; made once for each catalog. */
public final class Exploration {

    /** A table counts as named from this share of the best one's weight on. */
    private static final double NAMED = 0.5;
    private static final int MOST_NAMED = 6;
    private static final int MOST_MATCHES = 3;
    /** Each further division of the question is so much less likely. */
    private static final double FADING = 0.85;
    private static final double COLUMN = 0.7;
    private static final double VALUE = 0.8;

    private final Catalog catalog;
    private final JoinPlanner joins;

    public Exploration(Catalog catalog) {
        this.catalog = catalog;
        this.joins = new JoinPlanner(catalog);
    }

    /** @param taggings best first */
    public Relevance of(List<Tagging> taggings) {
        var found = new Found();
        var weight = 1.0;
        for (var tagging : taggings) {
            for (var symbol : tagging.symbols()) {
                found.add(symbol, tagging, weight);
            }
            weight *= FADING;
        }
        var named = joined(found.named());
        return new Relevance(inOrder(named), named.size(), found.columns, found.values());
    }

    /** With the tables between them. */
    private List<TableName> joined(List<TableName> named) {
        var joined = new LinkedHashSet<>(named);
        if (named.size() > 1) {
            joins.treesOf(named).stream().findFirst()
                    .ifPresent(tree -> tree.sources().stream().map(TableSource::table).forEach(joined::add));
        }
        return List.copyOf(joined);
    }

    private List<TableName> inOrder(List<TableName> named) {
        var all = new LinkedHashSet<>(named);
        named.stream().flatMap(this::neighbours).forEach(all::add);
        catalog.tables().forEach(table -> all.add(table.name()));
        return List.copyOf(all);
    }

    private Stream<TableName> neighbours(TableName table) {
        return catalog.foreignKeys().stream().flatMap(key -> neighbour(key, table));
    }

    private static Stream<TableName> neighbour(ForeignKey key, TableName table) {
        if (key.from().equals(table)) {
            return Stream.of(key.to());
        }
        return key.to().equals(table) ? Stream.of(key.from()) : Stream.of();
    }

    /** What the divisions name so far. */
    private static final class Found {

        private final Map<TableName, Double> tables = new HashMap<>();
        private final Set<ColumnRef> columns = new LinkedHashSet<>();
        private final Map<StoredValue, Double> values = new LinkedHashMap<>();

        void add(Symbol symbol, Tagging tagging, double weight) {
            switch (symbol) {
                case Symbol.Entity entity -> table(entity.table().name(), weight * entity.score());
                case Symbol.Attribute attribute -> attribute.links()
                        .forEach(link -> column(link.column().ref(), weight * COLUMN * link.score()));
                case Symbol.Value value -> value.matches().stream().limit(MOST_MATCHES)
                        .forEach(match -> value(tagging.text(value.span()), match, weight * VALUE * value.score()));
                default -> {
                }
            }
        }

        private void table(TableName table, double weight) {
            tables.merge(table, weight, Math::max);
        }

        private void column(ColumnRef column, double weight) {
            table(column.table(), weight);
            columns.add(column);
        }

        private void value(String words, ValueMatch match, double weight) {
            column(match.column(), weight * match.score());
            values.merge(new StoredValue(words, match.column(), match.value()), weight * match.score(), Math::max);
        }

        List<TableName> named() {
            var best = tables.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
            return tables.entrySet().stream().filter(entry -> entry.getValue() >= NAMED * best)
                    .sorted(Comparator.comparingDouble((Map.Entry<TableName, Double> entry) -> -entry.getValue())
                            .thenComparing(entry -> entry.getKey().toString()))
                    .limit(MOST_NAMED).map(Map.Entry::getKey).toList();
        }

        /** Of each phrase the likeliest. */
        List<StoredValue> values() {
            var byWords = values.entrySet().stream()
                    .sorted(Comparator.comparingDouble((Map.Entry<StoredValue, Double> entry) -> -entry.getValue()))
                    .map(Map.Entry::getKey).collect(Collectors.groupingBy(StoredValue::words, LinkedHashMap::new,
                            Collectors.toCollection(ArrayList::new)));
            return byWords.values().stream().map(matches -> matches.stream().limit(MOST_MATCHES))
                    .flatMap(Function.identity()).toList();
        }
    }
}
