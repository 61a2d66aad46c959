package dev.sqlchat.engine.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Finds columns that begin and end something together: valid_from and valid_to, start_date and end_date. */
final class Intervals {

    private static final Map<String, String> ENDS = Map.of("from", "to", "start", "end", "begin", "end", "open",
            "close",
            "first", "last", "low", "high", "min", "max", "minimum", "maximum");
    private static final Set<String> BOUNDS = bounds();

    record Interval(ColumnProfile start, ColumnProfile end) {}

    private Intervals() {}

    private static Set<String> bounds() {
        var bounds = new HashSet<>(ENDS.keySet());
        bounds.addAll(ENDS.values());
        return Set.copyOf(bounds);
    }

    /** By the words that name them. */
    static Map<Set<String>, List<Interval>> of(SchemaProfile schema) {
        var intervals = new HashMap<Set<String>, List<Interval>>();
        for (var table : schema.tables()) {
            for (var start : table.columns()) {
                end(table, start).ifPresent(end -> intervals
                        .computeIfAbsent(key(start.words()), _ -> new ArrayList<>()).add(new Interval(start, end)));
            }
        }
        return intervals;
    }

    /** The words without those for begin and end. */
    static Set<String> key(Collection<String> words) {
        var key = new HashSet<>(words);
        key.removeAll(BOUNDS);
        return key;
    }

    private static Optional<ColumnProfile> end(TableProfile table, ColumnProfile start) {
        return start.words().stream().filter(ENDS::containsKey).findFirst().flatMap(bound -> {
            var words = start.words().stream().map(word -> word.equals(bound) ? ENDS.get(bound) : word).toList();
            return table.columns().stream().filter(column -> column.words().equals(words)).findFirst();
        });
    }
}
