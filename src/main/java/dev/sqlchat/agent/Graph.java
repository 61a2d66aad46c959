package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state graph: nodes, and for each way out of a node the one that follows. Each step is timed, told to the run's
 * listener and kept as a checkpoint; interrupting the thread stops it between two nodes.
 */
final class Graph {

    static final String END = "END";

    private record Edge(String from, Route route, String to) {}

    private final String start;
    private final Map<String, Node> nodes;
    private final List<Edge> edges;

    private Graph(Builder builder) {
        this.start = builder.start;
        this.nodes = Map.copyOf(builder.nodes);
        this.edges = List.copyOf(builder.edges);
        nodes.forEach((name, node) -> node.routes().forEach(route -> next(name, route)));
        edges.stream().filter(edge -> !edge.to().equals(END)).forEach(edge -> node(edge.to()));
    }

    static Builder startingAt(String node) {
        return new Builder(node);
    }

    /** Walks from the start to the end; empty when the thread was interrupted. */
    Optional<AgentState> walk(AgentState first, Run run) {
        var state = first;
        var at = start;
        for (var number = 1; !at.equals(END); number++) {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            var step = take(at, state, run);
            run.keep(number, at, step, state);
            at = next(at, step.route());
            state = step.state();
        }
        return Optional.of(state);
    }

    /** The graph as a Mermaid flow chart. */
    String toMermaid() {
        var lines = new ArrayList<String>();
        lines.add("flowchart TD");
        lines.add("    START([START]) --> " + start);
        edges.forEach(edge -> lines.add("    %s -- %s --> %s".formatted(edge.from(), edge.route().label(),
                edge.to().equals(END) ? "END([END])" : edge.to())));
        return String.join("\n", lines);
    }

    private Node.Step take(String name, AgentState state, Run run) {
        var begin = System.nanoTime();
        var step = node(name).work(state, run);
        var ms = run.timings().add(name, System.nanoTime() - begin);
        if (!step.summary().isEmpty()) {
            run.tell(new AgentEvent.Step(name, null, step.summary(), ms));
        }
        return step;
    }

    private Node node(String name) {
        return Optional.ofNullable(nodes.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the graph has no node " + name));
    }

    private String next(String from, Route route) {
        return edges.stream().filter(edge -> edge.from().equals(from) && edge.route() == route).findFirst()
                .map(Edge::to).orElseThrow(() -> new IllegalArgumentException("no edge leaves %s by %s"
                        .formatted(from, route)));
    }

    static final class Builder {

        private final String start;
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final List<Edge> edges = new ArrayList<>();

        private Builder(String start) {
            this.start = start;
        }

        Builder node(String name, Node node) {
            nodes.put(name, node);
            return this;
        }

        Builder edge(String from, Route route, String to) {
            edges.add(new Edge(from, route, to));
            return this;
        }

        Graph build() {
            return new Graph(this);
        }
    }
}
