package dev.sqlchat.engine.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.sqlchat.text.TextResource;

/**
 * Regression trees, boosted: the sum of what the trees say of some features. A text resource holds them: a line of
 * feature names, then a line for each tree with its nodes from the root down, left before right; {@code 3<0.5} goes left
 * where the feature of that number is at most 0.5, {@code =0.1} is what a leaf says.
 */
final class TreeModel {

    private final List<String> names;
    private final List<Node> trees = new ArrayList<>();

    private sealed interface Node {}

    private record Split(int feature, double threshold, Node low, Node high) implements Node {}

    private record Leaf(double value) implements Node {}

    TreeModel(List<String> lines) {
        names = List.of(lines.getFirst().split(" "));
        lines.stream().skip(1).map(line -> new ArrayDeque<>(Arrays.asList(line.split(" "))))
                .forEach(nodes -> trees.add(parse(nodes)));
    }

    /** The model in this resource of the package. Lines that begin with # say where it is from. */
    static TreeModel load(String resource) {
        return new TreeModel(TextResource.lines(TreeModel.class, resource));
    }

    private static Node parse(Deque<String> nodes) {
        var node = nodes.removeFirst();
        if (node.startsWith("=")) {
            return new Leaf(Double.parseDouble(node.substring(1)));
        }
        var less = node.indexOf('<');
        return new Split(Integer.parseInt(node.substring(0, less)), Double.parseDouble(node.substring(less + 1)),
                parse(nodes), parse(nodes));
    }

    /** @param features by name; those that are missing are 0 */
    double score(Map<String, Double> features) {
        var values = new double[names.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = features.getOrDefault(names.get(at), 0.0);
        }
        var sum = 0.0;
        for (var tree : trees) {
            sum += value(tree, values);
        }
        return sum;
    }

    private static double value(Node tree, double[] values) {
        var node = tree;
        while (node instanceof Split split) {
            node = values[split.feature()] <= split.threshold() ? split.low() : split.high();
        }
        return ((Leaf) node).value();
    }
}
