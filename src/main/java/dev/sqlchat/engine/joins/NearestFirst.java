package dev.sqlchat.engine.joins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.engine.joins.KeyGraph.Step;

/** One good tree for many tables: the nearest missing table is joined to what is joined already, again and again. */
final class NearestFirst {

    private final SearchSpace space;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> joined = new LinkedHashSet<>();

    NearestFirst(SearchSpace space) {
        this.space = space;
    }

    Optional<JoinTree> run() {
        List<Integer> missing = new ArrayList<>(Arrays.stream(space.terminals()).boxed().toList());
        joined.add(missing.removeFirst());
        while (!missing.isEmpty()) {
            double[] distances = space.distancesTo(joined);
            int nearest = missing.stream().min(Comparator.comparingDouble(node -> distances[node])).orElseThrow();
            if (!walk(nearest, distances)) {
                return Optional.empty();
            }
            missing.removeAll(joined);
        }
        return Optional.of(space.tree(steps, cost()));
    }

    private double cost() {
        double keys = steps.stream().mapToDouble(step -> step.edge().cost()).sum();
        return keys + joined.stream().mapToDouble(node -> space.passing(node, referring(node))).sum();
    }

    private int referring(int node) {
        return (int) steps.stream().filter(step -> step.one() == node).count();
    }

    private boolean walk(int start, double[] distances) {
        List<Step> path = new ArrayList<>();
        for (int at = start; !joined.contains(at);) {
            Optional<Step> step = next(at, distances, path);
            if (step.isEmpty()) {
                return false;
            }
            path.add(step.get());
            at = step.get().other(at);
        }
        path.forEach(this::join);
        return true;
    }

    private Optional<Step> next(int at, double[] distances, List<Step> path) {
        return space.steps(at).stream().filter(step -> distances[step.other(at)] < distances[at])
                .filter(step -> SearchSpace.mayHold(steps, step) && SearchSpace.mayHold(path, step))
                .min(Comparator.comparingDouble(step -> through(step.other(at), distances) + step.edge().cost()));
    }

    private double through(int node, double[] distances) {
        return distances[node] + (joined.contains(node) ? 0 : space.passingAlone(node));
    }

    private void join(Step step) {
        steps.add(step);
        joined.add(step.many());
        joined.add(step.one());
    }
}
