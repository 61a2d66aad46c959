package dev.sqlchat.engine.editing;

import java.util.List;

/** What a plan consists of, in the order in which a person would say it, and what could be added. */
public record PlanParts(List<Part> parts, List<Addition> additions) {

    public PlanParts {
        parts = List.copyOf(parts);
        additions = List.copyOf(additions);
    }
}
