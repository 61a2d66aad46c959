package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A state graph: nodes, and for each way out of a node the one that follows. Each step is timed, told to the run's
 * listener and kept as a checkpoint; interrupting the thread stops it between two nodes.
 */
final class Graph {

    static final String START = "START";
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
        return walk(start, first, run);
    }

    /** Walks from this node to the end; empty when the thread was interrupted. */
    Optional<AgentState> walk(String from, AgentState first, Run run) {
        run.keep(first);
        return walk(from, first, 1, run);
    }

    /** Whether a run that left these checkpoints can go on: it had started, and there are still the ways that it took. */
    boolean continues(List<Checkpoint> kept) {
        return !kept.isEmpty() && IntStream.range(0, kept.size()).allMatch(at -> kept.get(at).number() == at)
                && kept.stream().skip(1).allMatch(this::knows);
    }

    private boolean knows(Checkpoint kept) {
        return edges.stream().anyMatch(edge -> edge.from().equals(kept.node())
                && edge.route().name().equals(kept.route()));
    }

    /** Goes on where a run that {@link #continues} stopped; empty when the thread was interrupted again. */
    Optional<AgentState> goOn(List<Checkpoint> kept, Run run) {
        var state = AgentState.start(List.of(), 0).after(kept.getFirst().change());
        var at = start;
        for (var done : kept.subList(1, kept.size())) {
            var following = next(done.node(), Route.valueOf(done.route()));
            // An answer that was written but not kept is written again.
            if (!following.equals(END)) {
                state = node(done.node()).again(done.change(), state, run);
                at = following;
            }
        }
        return walk(at, state, kept.getLast().number() + 1, run);
    }

    private Optional<AgentState> walk(String from, AgentState first, int firstNumber, Run run) {
        var state = first;
        var at = from;
        for (var number = firstNumber; !at.equals(END); number++) {
            var step = Thread.currentThread().isInterrupted() ? null : take(at, state, run);
            // What an interrupted node did is not to be relied on.
            if (step == null || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
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
