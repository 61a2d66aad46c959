package dev.sqlchat.engine.plan;

import java.util.List;

/** A source and what is joined to it, in order: each join's {@code left} belongs to a source that stands before it. */
public record From(Source root, List<Join> joins) {

    /**
     * @param outer keeps rows of the earlier sources that have no partner
     * @param on pairs that must be equal, at least one
     */
    public record Join(Source source, boolean outer, List<Pair> on) {

        public Join {
            on = List.copyOf(on);
        }
    }

    public record Pair(Expression.Field left, Expression.Field right) {}

    public From {
        joins = List.copyOf(joins);
    }

    public static From of(Source root) {
        return new From(root, List.of());
    }
}
