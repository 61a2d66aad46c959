package dev.sqlchat.engine.joins;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import dev.sqlchat.engine.joins.KeyGraph.Step;

/**
 * The cheapest trees that connect a few tables: dynamic programming over (node, needed tables below it), best first,
 * led by the distance to the tables still missing, with several trees kept for each state.
 */
final class TreeSearch {

    /** More tables take too long. */
    static final int MOST_TABLES = 7;

    /** A tree that costs much more than the best is no alternative. */
    private static final double SLACK_FACTOR = 1.25;
    private static final double SLACK = 1;
    /** The most that passing a table alone costs: ways that meet in it count it once each. */
    private static final double JUNCTION = 0.8;
    private static final int MOST_TURNS = 3_000;
    private static final int MOST_FURTHER_TURNS = 300;

    private final SearchSpace space;
    private final int most;
    private final int[] terminals;
    private final List<double[]> distances = new ArrayList<>();
    private final Map<State, List<Tree>> settled = new HashMap<>();
    private final PriorityQueue<Entry> open = new PriorityQueue<>();
    private int serial;

    /** @param covered bits of the needed tables in the tree; the goal, which is the first of them, has none */
    private record State(int node, int covered) {}

    /** @param referring links in which others refer to the state's node */
    private record Tree(State state, List<Step> steps, BitSet nodes, int referring, double cost) {}

    private record Entry(Tree tree, double bound, int serial) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byBound = Double.compare(bound, other.bound);
            return byBound != 0 ? byBound : Integer.compare(serial, other.serial);
        }
    }

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
        int turns = MOST_TURNS;
        while (turns-- > 0 && found.size() < most && !open.isEmpty()) {
            Entry entry = open.remove();
            if (!found.isEmpty() && entry.bound() > found.getFirst().cost() * SLACK_FACTOR + SLACK) {
                break;
            }
            if (settle(entry.tree())) {
                found.add(entry.tree());
                turns = Math.min(turns, MOST_FURTHER_TURNS);
            }
        }
        return found.stream().map(tree -> space.tree(tree.steps(), tree.cost())).toList();
    }

    private void begin() {
        if (terminals.length == 1) {
            offer(new Tree(new State(goal(), 0), List.of(), only(goal()), 0, 0));
        }
        for (int position = 1; position < terminals.length; position++) {
            State state = new State(terminals[position], bit(position));
            offer(new Tree(state, List.of(), only(terminals[position]), 0, 0));
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

    /** Whether the tree connects everything. */
    private boolean settle(Tree tree) {
        List<Tree> here = settled.computeIfAbsent(tree.state(), state -> new ArrayList<>());
        if (here.size() >= most || here.stream().anyMatch(other -> sameSteps(other, tree))) {
            return false;
        }
        here.add(tree);
        merge(tree);
        if (tree.state().node() != goal()) {
            grow(tree);
        }
        return tree.state().node() == goal() && tree.state().covered() == everything();
    }

    private void grow(Tree tree) {
        for (Step step : space.steps(tree.state().node())) {
            int next = step.other(tree.state().node());
            if (!tree.nodes().get(next) && SearchSpace.mayHold(tree.steps(), step)) {
                offer(grown(tree, step, next));
            }
        }
    }

    private Tree grown(Tree tree, Step step, int next) {
        int node = tree.state().node();
        int referring = tree.referring() + (step.one() == node ? 1 : 0);
        int referringToNext = step.one() == next ? 1 : 0;
        double cost = tree.cost() + step.edge().cost() + space.passing(node, referring)
                - space.passing(node, tree.referring()) + space.passing(next, referringToNext);
        return new Tree(new State(next, tree.state().covered()), joined(tree.steps(), List.of(step)),
                union(tree.nodes(), only(next)), referringToNext, cost);
    }

    private void merge(Tree tree) {
        int missing = everything() & ~tree.state().covered();
        for (int other = missing; other > 0; other = (other - 1) & missing) {
            for (Tree partner : settled.getOrDefault(new State(tree.state().node(), other), List.of())) {
                if (meetOnlyAtRoot(tree, partner)) {
                    offer(merged(tree, partner));
                }
            }
        }
    }

    private Tree merged(Tree tree, Tree partner) {
        int node = tree.state().node();
        int referring = tree.referring() + partner.referring();
        double cost = tree.cost() + partner.cost() + space.passing(node, referring)
                - space.passing(node, tree.referring()) - space.passing(node, partner.referring());
        return new Tree(new State(node, tree.state().covered() | partner.state().covered()),
                joined(tree.steps(), partner.steps()), union(tree.nodes(), partner.nodes()), referring, cost);
    }

    private static boolean meetOnlyAtRoot(Tree one, Tree other) {
        BitSet common = (BitSet) one.nodes().clone();
        common.and(other.nodes());
        return common.cardinality() == 1
                && one.steps().stream().allMatch(step -> SearchSpace.mayHold(other.steps(), step));
    }

    private static boolean sameSteps(Tree one, Tree other) {
        return one.steps().size() == other.steps().size() && one.steps().containsAll(other.steps());
    }

    private static List<Step> joined(List<Step> one, List<Step> other) {
        List<Step> joined = new ArrayList<>(one.size() + other.size());
        joined.addAll(one);
        joined.addAll(other);
        return joined;
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet union = (BitSet) one.clone();
        union.or(other);
        return union;
    }

    private static BitSet only(int node) {
        BitSet only = new BitSet();
        only.set(node);
        return only;
    }

    private void offer(Tree tree) {
        open.add(new Entry(tree, tree.cost() + toGo(tree.state()), serial++));
    }

    /** At least what is still to pay: the way to the farthest missing table, or half the way round any two of them. */
    private double toGo(State state) {
        double most = 0;
        for (int position = 0; position < terminals.length; position++) {
            if (isMissing(position, state)) {
                double way = distances.get(position)[state.node()];
                most = Math.max(most, way);
                for (int other = 0; other < position; other++) {
                    if (isMissing(other, state)) {
                        double round = way + distances.get(other)[state.node()]
                                + distances.get(position)[terminals[other]];
                        most = Math.max(most, round / 2 - JUNCTION);
                    }
                }
            }
        }
        return most;
    }

    private static boolean isMissing(int position, State state) {
        return position == 0 || (state.covered() & bit(position)) == 0;
    }
}
