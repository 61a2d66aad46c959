package dev.sqlchat.agent;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the review of a run's calls found so far.
 *
 * @param refusals queries that were refused
 * @param repeats calls that were made before
 * @param refusal why the last query was refused; null when the last one was not, or there was none
 * @param nearest names that come nearest to what the refused query named
 */
public record Review(int refusals, int repeats, @Nullable String refusal, List<String> nearest) {

    static final Review NONE = new Review(0, 0, null, List.of());

    public Review {
        nearest = List.copyOf(nearest);
    }
}
