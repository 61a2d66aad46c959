package dev.sqlchat.engine.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.SchemaProfile;

/** The tables of a query, and those that each of its rows has one row of by only one way. */
final class Reach {

    private static final int FARTHEST = 4;

    private final Map<TableSource, List<ForeignKey>> ways = new LinkedHashMap<>();
    private final Set<TableName> ambiguous = new HashSet<>();
    private final SchemaProfile schema;

    private Reach(SchemaProfile schema) {
        this.schema = schema;
    }

    /** Of a query that uses a table twice nothing but its own tables: which of the two would be meant? */
    static Reach of(SchemaProfile schema, From from) {
        var reach = new Reach(schema);
        var sources = Parts.sources(from).toList();
        sources.stream().filter(TableSource.class::isInstance).map(TableSource.class::cast)
                .forEach(source -> reach.ways.put(source, List.of()));
        if (sources.stream().allMatch(source -> source instanceof TableSource table && table.copy() == 0)) {
            List.copyOf(reach.ways.keySet()).forEach(source -> reach.follow(source.table(), List.of()));
        }
        reach.ways.values().removeIf(reach::isAmbiguous);
        return reach;
    }

    private boolean isAmbiguous(List<ForeignKey> way) {
        return way.stream().anyMatch(key -> ambiguous.contains(key.to()));
    }

    private void follow(TableName at, List<ForeignKey> way) {
        for (var key : way.size() < FARTHEST ? schema.references(at) : List.<ForeignKey>of()) {
            var target = TableSource.of(key.to());
            var known = ways.get(target);
            if (known == null) {
                var longer = new ArrayList<>(way);
                longer.add(key);
                ways.put(target, List.copyOf(longer));
                follow(key.to(), longer);
            } else if (!known.isEmpty() && !known.getLast().equals(key)) {
                ambiguous.add(key.to());
            }
        }
    }

    /** The query's own first, then the nearest. */
    List<TableSource> tables() {
        return ways.keySet().stream()
                .sorted(Comparator.comparingInt(table -> ways.getOrDefault(table, List.of()).size())).toList();
    }

    /** The query with this table among its own. */
    Select with(TableSource table, Select select) {
        var from = select.from();
        for (var key : ways.getOrDefault(table, List.of())) {
            from = with(key, from);
        }
        return select.withFrom(from);
    }

    private static From with(ForeignKey key, From from) {
        var target = TableSource.of(key.to());
        if (Parts.sources(from).anyMatch(target::equals)) {
            return from;
        }
        var source = TableSource.of(key.from());
        var joins = new ArrayList<>(from.joins());
        joins.add(new From.Join(target, outer(source, from), pairs(key, source, target)));
        return new From(from.root(), joins);
    }

    private static List<From.Pair> pairs(ForeignKey key, Source source, Source target) {
        return IntStream.range(0, key.columns().size())
                .mapToObj(at -> new From.Pair(new Field(source, key.columns().get(at)),
                        new Field(target, key.referencedColumns().get(at))))
                .toList();
    }

    /** What hangs behind something that may be missing may be missing. */
    private static boolean outer(Source source, From from) {
        return from.joins().stream().anyMatch(join -> join.source().equals(source) && join.outer());
    }
}
