package dev.sqlchat.engine.joins;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/** A catalog's tables, numbered, with the keys between them. Immutable once built. */
final class KeyGraph {

    /**
     * A key from the table {@code many} to the table {@code one}.
     *
     * @param number stands for the rest, as a search compares edges very often
     */
    record Edge(int number, int many, int one, ForeignKey key, double cost, boolean unique, boolean optional) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Edge edge && edge.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** An edge between two nodes of a search: tables, or uses of tables. */
    record Step(Edge edge, int many, int one) {

        int other(int node) {
            return node == many ? one : many;
        }
    }

    private static final double LINK_TABLE = 0.05;
    private static final double ENTITY = 0.4;
    private static final double EACH_NEIGHBOUR = 0.02;
    private static final int MOST_NEIGHBOURS = 20;

    private final Catalog catalog;
    private final List<Table> tables;
    private final Map<TableName, Integer> numbers = new HashMap<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<Step>> steps;
    private final double[] passing;
    private final int[] components;
    private int edgeCount;

    KeyGraph(Catalog catalog) {
        this.catalog = catalog;
        this.tables = catalog.tables();
        for (Table table : tables) {
            numbers.put(table.name(), numbers.size());
            edges.add(new ArrayList<>());
        }
        cheapestKeys().forEach(this::add);
        this.steps = edges.stream().map(KeyGraph::stepsOf).toList();
        this.passing = passingCosts();
        this.components = connected();
    }

    int size() {
        return tables.size();
    }

    Table table(int number) {
        return tables.get(number);
    }

    /** Edges that the table is at either end of, a self reference once. */
    List<Edge> edges(int number) {
        return edges.get(number);
    }

    /** The edges as steps to other tables. */
    List<Step> steps(int number) {
        return steps.get(number);
    }

    private static List<Step> stepsOf(List<Edge> edges) {
        return edges.stream().filter(edge -> edge.many() != edge.one())
                .map(edge -> new Step(edge, edge.many(), edge.one())).toList();
    }

    /** What it costs to go through a table that nobody asked for. */
    double passing(int number) {
        return passing[number];
    }

    boolean connected(int one, int other) {
        return components[one] == components[other];
    }

    Optional<Integer> number(TableName name) {
        Integer exact = numbers.get(name);
        return exact != null ? Optional.of(exact) : catalog.table(name).map(table -> numbers.get(table.name()));
    }

    /** The same pairing of columns may be known from several origins: the surest stays. */
    private Collection<ForeignKey> cheapestKeys() {
        Map<List<Object>, ForeignKey> cheapest = new LinkedHashMap<>();
        for (ForeignKey key : catalog.foreignKeys()) {
            cheapest.merge(List.of(key.from(), key.columns(), key.to(), key.referencedColumns()), key,
                    (one, other) -> cost(other.origin()) < cost(one.origin()) ? other : one);
        }
        return cheapest.values();
    }

    private static double cost(ForeignKey.Origin origin) {
        return switch (origin) {
            case DECLARED -> 1;
            case NAMES -> 1.3;
            case VALUES -> 1.6;
        };
    }

    private void add(ForeignKey key) {
        Optional<Integer> many = number(key.from());
        Optional<Integer> one = number(key.to());
        if (many.isEmpty() || one.isEmpty()) {
            return;
        }
        Table holder = tables.get(many.get());
        Edge edge = new Edge(edgeCount++, many.get(), one.get(), key, cost(key.origin()), unique(holder, key),
                optional(holder, key));
        edges.get(edge.many()).add(edge);
        if (edge.one() != edge.many()) {
            edges.get(edge.one()).add(edge);
        }
    }

    private static boolean unique(Table holder, ForeignKey key) {
        return !holder.primaryKey().isEmpty() && folded(key.columns()).containsAll(folded(holder.primaryKey()));
    }

    private static boolean optional(Table holder, ForeignKey key) {
        return key.columns().stream().anyMatch(name -> holder.column(name).map(Column::nullable).orElse(true)
                && !folded(holder.primaryKey()).contains(name.toLowerCase(Locale.ROOT)));
    }

    private double[] passingCosts() {
        double[] costs = new double[size()];
        Arrays.setAll(costs, number -> isLinkTable(number)
                ? LINK_TABLE
                : ENTITY + EACH_NEIGHBOUR * Math.min(edges(number).size(), MOST_NEIGHBOURS));
        return costs;
    }

    /** A link table refers to two others or more, and at least half of its columns are keys. */
    private boolean isLinkTable(int number) {
        List<Edge> references = edges(number).stream().filter(edge -> edge.many() == number).toList();
        Set<String> keys = folded(table(number).primaryKey());
        references.forEach(edge -> keys.addAll(folded(edge.key().columns())));
        return references.size() >= 2 && 2 * keys.size() >= table(number).columns().size();
    }

    private static Set<String> folded(List<String> names) {
        Set<String> folded = new HashSet<>();
        names.forEach(name -> folded.add(name.toLowerCase(Locale.ROOT)));
        return folded;
    }

    private int[] connected() {
        int[] component = new int[size()];
        Arrays.fill(component, -1);
        for (int number = 0; number < size(); number++) {
            if (component[number] < 0) {
                spread(number, component);
            }
        }
        return component;
    }

    private void spread(int start, int[] component) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        component[start] = start;
        while (!open.isEmpty()) {
            int at = open.removeFirst();
            for (Edge edge : edges(at)) {
                int next = edge.many() == at ? edge.one() : edge.many();
                if (component[next] < 0) {
                    component[next] = start;
                    open.addLast(next);
                }
            }
        }
    }
}
