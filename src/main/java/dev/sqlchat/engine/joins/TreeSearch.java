package dev.sqlchat.engine.joins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import dev.sqlchat.engine.joins.SearchSpace.Step;

/**
 * The cheapest trees that connect a few tables: dynamic programming over (node, needed tables below it), best first,
 * led by the distance to the tables still missing, with several trees kept for each state.
 */
final class TreeSearch {

    /** More tables take too long. */
    static final int MOST_TABLES = 7;

    private static final double SLACK_FACTOR = 2;
    private static final double SLACK = 1;
    private static final int MOST_TURNS = 3_000;

    private final SearchSpace space;
    private final int most;
    private final int[] terminals;
    private final List<double[]> distances = new ArrayList<>();
    private final Map<State, List<Tree>> settled = new HashMap<>();
    private final PriorityQueue<Entry> open = new PriorityQueue<>(
            Comparator.comparingDouble(Entry::bound).thenComparingInt(Entry::serial));
    private int serial;

    /** @param covered bits of the needed tables in the tree; the goal, which is the first of them, has none */
    private record State(int node, int covered) {}

    private record Tree(State state, Set<Step> steps, Set<Integer> nodes, double cost) {}

    private record Entry(Tree tree, double bound, int serial) {}

    TreeSearch(SearchSpace space, int most) {
        this.space = space;
        this.most = most;
        this.terminals = space.terminals();
    }

    /** Empty where nothing connects the tables, or where it takes too long to find. */
    List<JoinTree> run() {
        for (int terminal : terminals) {
            distances.add(space.distancesTo(List.of(terminal)));
        }
        begin();
        List<Tree> found = new ArrayList<>();
        for (int turn = 0; turn < MOST_TURNS && found.size() < most && !open.isEmpty(); turn++) {
            Entry entry = open.remove();
            if (!found.isEmpty() && entry.bound() > found.getFirst().cost() * SLACK_FACTOR + SLACK) {
                break;
            }
            settle(entry.tree(), found);
        }
        return found.stream().map(tree -> space.tree(tree.steps())).toList();
    }

    private void begin() {
        if (terminals.length == 1) {
            offer(new State(goal(), 0), Set.of(), Set.of(goal()));
        }
        for (int position = 1; position < terminals.length; position++) {
            offer(new State(terminals[position], bit(position)), Set.of(), Set.of(terminals[position]));
        }
    }

    private int goal() {
        return terminals[0];
    }

    private static int bit(int position) {
        return 1 << (position - 1);
    }

    private int everything() {
        return (1 << (terminals.length - 1)) - 1;
    }

    private void settle(Tree tree, List<Tree> found) {
        List<Tree> here = settled.computeIfAbsent(tree.state(), state -> new ArrayList<>());
        if (here.size() >= most || here.stream().anyMatch(other -> other.steps().equals(tree.steps()))) {
            return;
        }
        here.add(tree);
        merge(tree);
        if (tree.state().node() != goal()) {
            grow(tree);
        } else if (tree.state().covered() == everything()) {
            found.add(tree);
        }
    }

    private void grow(Tree tree) {
        for (Step step : space.steps(tree.state().node())) {
            int next = step.other(tree.state().node());
            if (!tree.nodes().contains(next) && SearchSpace.mayHold(tree.steps(), step)) {
                offer(new State(next, tree.state().covered()), union(tree.steps(), Set.of(step)),
                        union(tree.nodes(), Set.of(next)));
            }
        }
    }

    private void merge(Tree tree) {
        int missing = everything() & ~tree.state().covered();
        for (int other = missing; other > 0; other = (other - 1) & missing) {
            State state = new State(tree.state().node(), tree.state().covered() | other);
            for (Tree partner : settled.getOrDefault(new State(state.node(), other), List.of())) {
                if (meetOnlyAtRoot(tree, partner)) {
                    offer(state, union(tree.steps(), partner.steps()), union(tree.nodes(), partner.nodes()));
                }
            }
        }
    }

    private static boolean meetOnlyAtRoot(Tree one, Tree other) {
        return one.nodes().stream().filter(other.nodes()::contains).count() == 1
                && one.steps().stream().allMatch(step -> SearchSpace.mayHold(other.steps(), step));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }

    private void offer(State state, Set<Step> steps, Set<Integer> nodes) {
        double cost = space.cost(steps);
        open.add(new Entry(new Tree(state, steps, nodes, cost), cost + toGo(state), serial++));
    }

    /** The least that the way to the farthest missing table costs. */
    private double toGo(State state) {
        double farthest = distances.getFirst()[state.node()];
        for (int position = 1; position < terminals.length; position++) {
            if ((state.covered() & bit(position)) == 0) {
                farthest = Math.max(farthest, distances.get(position)[state.node()]);
            }
        }
        return farthest;
    }
}
