package dev.sqlchat.engine.joins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.joins.KeyGraph.Edge;
import dev.sqlchat.engine.joins.KeyGraph.Step;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * What one search walks over: the graph's tables as nodes (copy 0 of each) and, numbered behind them, the further copies
 * that are needed.
 */
final class SearchSpace {

    /** Two tables that only share a table that both refer to have little to do with each other. */
    private static final double SHARED_REFERENCE = 1;

    private final KeyGraph graph;
    private final List<TableSource> needed;
    private final int[] terminals;
    private final List<Integer> tablesOfCopies = new ArrayList<>();
    private final Map<Integer, List<Integer>> copiesOfTable = new HashMap<>();
    private final Map<Integer, List<Step>> steps = new HashMap<>();

    SearchSpace(KeyGraph graph, List<TableSource> needed, List<Integer> tables) {
        this.graph = graph;
        this.needed = needed;
        this.terminals = tables.stream().mapToInt(this::nodeFor).toArray();
    }

    /** The first use of a table is the graph's own node. */
    private int nodeFor(int table) {
        List<Integer> copies = copiesOfTable.get(table);
        if (copies == null) {
            copiesOfTable.put(table, new ArrayList<>(List.of(table)));
            return table;
        }
        int node = graph.size() + tablesOfCopies.size();
        tablesOfCopies.add(table);
        copies.add(node);
        return node;
    }

    int[] terminals() {
        return terminals.clone();
    }

    List<Step> steps(int node) {
        return tablesOfCopies.isEmpty() ? graph.steps(node) : steps.computeIfAbsent(node, this::stepsOf);
    }

    private List<Step> stepsOf(int node) {
        return graph.edges(table(node)).stream().flatMap(edge -> steps(node, edge)).toList();
    }

    private Stream<Step> steps(int node, Edge edge) {
        Stream<Step> up = edge.many() == table(node)
                ? nodes(edge.one()).map(one -> new Step(edge, node, one))
                : Stream.empty();
        Stream<Step> down = edge.one() == table(node)
                ? nodes(edge.many()).map(many -> new Step(edge, many, node))
                : Stream.empty();
        return Stream.concat(up, down).filter(step -> step.many() != step.one());
    }

    private Stream<Integer> nodes(int table) {
        return copiesOfTable.getOrDefault(table, List.of(table)).stream();
    }

    /**
     * A key of one row leads to one row: followed to two copies of a table it would give the same row twice.
     */
    static boolean mayHold(Collection<Step> steps, Step added) {
        for (Step step : steps) {
            if (step.many() == added.many() && step.edge().equals(added.edge())) {
                return false;
            }
        }
        return true;
    }

    /** What it costs that a tree holds a node with so many links in which others refer to it. */
    double passing(int node, int referring) {
        return isTerminal(node) ? 0 : passingAlone(node) + SHARED_REFERENCE * Math.max(0, referring - 1);
    }

    private record Reached(int node, double cost) implements Comparable<Reached> {

        @Override
        public int compareTo(Reached other) {
            return Double.compare(cost, other.cost);
        }
    }

    /** The least cost from each node to the nearest of the targets, the ends' own left out; infinite where there is no way. */
    double[] distancesTo(Collection<Integer> targets) {
        double[] distances = new double[graph.size() + tablesOfCopies.size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        PriorityQueue<Reached> queue = new PriorityQueue<>();
        for (int target : targets) {
            distances[target] = 0;
            queue.add(new Reached(target, 0));
        }
        while (!queue.isEmpty()) {
            Reached at = queue.remove();
            if (at.cost() > distances[at.node()]) {
                continue;
            }
            double through = at.cost() + (distances[at.node()] == 0 ? 0 : passingAlone(at.node()));
            for (Step step : steps(at.node())) {
                int next = step.other(at.node());
                if (through + step.edge().cost() < distances[next]) {
                    distances[next] = through + step.edge().cost();
                    queue.add(new Reached(next, distances[next]));
                }
            }
        }
        return distances;
    }

    double passingAlone(int node) {
        return isTerminal(node) ? 0 : graph.passing(table(node));
    }

    private boolean isTerminal(int node) {
        for (int terminal : terminals) {
            if (terminal == node) {
                return true;
            }
        }
        return false;
    }

    private int table(int node) {
        return node < graph.size() ? node : tablesOfCopies.get(node - graph.size());
    }

    JoinTree tree(Collection<Step> steps, double cost) {
        Set<TableSource> sources = new LinkedHashSet<>(needed);
        List<Link> links = new ArrayList<>();
        for (Step step : steps) {
            Link link = new Link(step.edge().key(), source(step.many()), source(step.one()), step.edge().unique(),
                    step.edge().optional());
            sources.add(link.many());
            sources.add(link.one());
            links.add(link);
        }
        return new JoinTree(List.copyOf(sources), links, cost);
    }

    private TableSource source(int node) {
        for (int position = 0; position < terminals.length; position++) {
            if (terminals[position] == node) {
                return needed.get(position);
            }
        }
        return TableSource.of(graph.table(node).name());
    }
}
