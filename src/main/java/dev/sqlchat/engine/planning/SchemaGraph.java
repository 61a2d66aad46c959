package dev.sqlchat.engine.planning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<TableName, List<TableName>> neighbours = new HashMap<>();
    private final Map<TableName, Map<TableName, Integer>> distances = new ConcurrentHashMap<>();

    public SchemaGraph(SchemaProfile schema) {
        this.schema = schema;
        this.joins = new JoinPlanner(schema.catalog());
        for (var key : schema.catalog().foreignKeys()) {
            neighbours.computeIfAbsent(key.from(), table -> new ArrayList<>()).add(key.to());
            neighbours.computeIfAbsent(key.to(), table -> new ArrayList<>()).add(key.from());
        }
    }

    SchemaProfile schema() {
        return schema;
    }

    JoinPlanner joins() {
        return joins;
    }

    /** Keys to follow from one table to the other; {@link #UNREACHABLE} where none lead there. */
    int distance(TableName from, TableName to) {
        return distances.computeIfAbsent(from, this::distancesFrom).getOrDefault(to, UNREACHABLE);
    }

    private Map<TableName, Integer> distancesFrom(TableName start) {
        var found = new LinkedHashMap<TableName, Integer>();
        var open = new ArrayDeque<TableName>(List.of(start));
        found.put(start, 0);
        while (!open.isEmpty()) {
            var at = open.removeFirst();
            for (var next : neighbours.getOrDefault(at, List.of())) {
                if (found.putIfAbsent(next, found.getOrDefault(at, 0) + 1) == null) {
                    open.addLast(next);
                }
            }
        }
        return found;
    }

    /** The table, then all that can be reached from it, nearest first. */
    List<TableProfile> nearFirst(TableProfile start) {
        var reached = distances.computeIfAbsent(start.name(), this::distancesFrom).keySet().stream().map(schema::table);
        return reached.toList();
    }

    /** Whether each row of {@code from} has at most one row of {@code to}: every key on the way is followed forwards. */
    boolean toOne(TableName from, TableName to) {
        if (from.equals(to)) {
            return true;
        }
        var seen = new ArrayList<TableName>(List.of(from));
        for (int i = 0; i < seen.size(); i++) {
            var at = seen.get(i);
            for (var next : references(at).map(ForeignKey::to).toList()) {
                if (next.equals(to)) {
                    return true;
                }
                if (!seen.contains(next)) {
                    seen.add(next);
                }
            }
        }
        return false;
    }

    Stream<ForeignKey> references(TableName table) {
        return schema.catalog().foreignKeys().stream().filter(key -> key.from().equals(table));
    }
}
