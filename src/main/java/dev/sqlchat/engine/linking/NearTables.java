package dev.sqlchat.engine.linking;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.TableName;

/**
 * The tables that a question is likeliest about: what words name in hundreds of tables is looked for in them first. Of
 * few tables all are near.
 */
final class NearTables {

    /** As many tables as may all compete. */
    static final int MOST = 40;

    static final NearTables ALL = new NearTables(Map.of());

    private final Map<TableName, Double> votes;
    private final Set<TableName> near = new HashSet<>();

    private NearTables(Map<TableName, Double> votes) {
        this.votes = votes;
        votes.entrySet().stream()
                .sorted(Map.Entry.<TableName, Double>comparingByValue().reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(MOST).forEach(entry -> near.add(entry.getKey()));
    }

    boolean has(TableName table) {
        return near.contains(table);
    }

    /** How much of the question the table's names carry. */
    double votes(TableName table) {
        return votes.getOrDefault(table, 0.0);
    }

    /** So many of the items, those of the nearest tables before others, in their own order. */
    <T> List<T> first(List<T> items, int most, Function<T, TableName> table) {
        if (items.size() <= most) {
            return items;
        }
        var kept = new BitSet();
        IntStream.range(0, items.size()).boxed().filter(at -> has(table.apply(items.get(at))))
                .sorted(Comparator.comparingDouble(at -> -votes(table.apply(items.get(at))))).limit(most)
                .forEach(kept::set);
        for (int at = 0; kept.cardinality() < most; at++) {
            kept.set(at);
        }
        return kept.stream().mapToObj(items::get).toList();
    }

    /** Adds up what is found for a question: for each word the best that begins with it. */
    static final class Count {

        private final Map<TableName, Double> votes = new HashMap<>();
        private final Map<TableName, Double> here = new HashMap<>();

        void found(TableName table, double score) {
            here.merge(table, score, Math::max);
        }

        void nextWord() {
            here.forEach((table, score) -> votes.merge(table, score, Double::sum));
            here.clear();
        }

        NearTables count() {
            return new NearTables(Map.copyOf(votes));
        }
    }
}
