package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.joins.JoinPlanner;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** The tables of a catalog and how far they are from one another. Safe for many threads; made once for each catalog. */
public final class SchemaGraph {

    static final int UNREACHABLE = Integer.MAX_VALUE;

    private final SchemaProfile schema;
    private final JoinPlanner joins;
    private final Map<TableName, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> neighbours = new ArrayList<>();
    private final List<List<Integer>> referred = new ArrayList<>();
    private final Map<TableName, Reach> around = new ConcurrentHashMap<>();
    private final Map<TableName, BitSet> forwards = new ConcurrentHashMap<>();

    /** How far the tables are by number, and the numbers of those that can be reached, nearest first. */
    private static final class Reach {

        private final int[] distances;
        private final int[] order;

        Reach(int[] distances, int[] order) {
            this.distances = distances;
            this.order = order;
        }
    }

    public SchemaGraph(SchemaProfile schema) {
        this.schema = schema;
        this.joins = new JoinPlanner(schema.catalog());
        for (var table : schema.tables()) {
            numbers.put(table.name(), numbers.size());
            neighbours.add(new ArrayList<>());
            referred.add(new ArrayList<>());
        }
        schema.catalog().foreignKeys().forEach(this::add);
    }

    private void add(ForeignKey key) {
        var from = numbers.get(key.from());
        var to = numbers.get(key.to());
        if (from != null && to != null) {
            neighbours.get(from).add(to);
            neighbours.get(to).add(from);
            referred.get(from).add(to);
        }
    }

    public SchemaProfile schema() {
        return schema;
    }

    public JoinPlanner joins() {
        return joins;
    }

    /** Keys to follow from one table to the other; {@link #UNREACHABLE} where none lead there. */
    int distance(TableName from, TableName to) {
        var number = numbers.get(to);
        return number == null ? UNREACHABLE : around(from).distances[number];
    }

    /** The table, then all that can be reached from it, nearest first. */
    List<TableProfile> nearFirst(TableProfile start) {
        return Arrays.stream(around(start.name()).order).mapToObj(schema.tables()::get).toList();
    }

    private Reach around(TableName start) {
        return around.computeIfAbsent(start, table -> reach(table, neighbours));
    }

    /** Whether each row of {@code from} has at most one row of {@code to}: every key on the way is followed forwards. */
    boolean toOne(TableName from, TableName to) {
        var number = numbers.get(to);
        return from.equals(to)
                || number != null && forwards.computeIfAbsent(from, this::forwardsFrom).get(number);
    }

    private BitSet forwardsFrom(TableName start) {
        var found = new BitSet();
        Arrays.stream(reach(start, referred).order).forEach(found::set);
        return found;
    }

    private Reach reach(TableName start, List<List<Integer>> edges) {
        var distances = new int[numbers.size()];
        Arrays.fill(distances, UNREACHABLE);
        var order = new ArrayList<Integer>();
        var first = numbers.get(start);
        if (first != null) {
            order.add(first);
            distances[first] = 0;
        }
        for (int i = 0; i < order.size(); i++) {
            var at = order.get(i);
            for (var next : edges.get(at)) {
                if (distances[next] == UNREACHABLE) {
                    distances[next] = distances[at] + 1;
                    order.add(next);
                }
            }
        }
        return new Reach(distances, order.stream().mapToInt(Integer::intValue).toArray());
    }

    Stream<ForeignKey> references(TableName table) {
        return schema.references(table).stream();
    }
}
