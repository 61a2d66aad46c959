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
 * @param doubted the id of the call that came back once because its numbers are likely wrong; null where none did
 */
public record Review(int refusals, int repeats, @Nullable String refusal, List<String> nearest,
        @Nullable String doubted) {

    static final Review NONE = new Review(0, 0, null, List.of(), null);

    public Review {
        nearest = List.copyOf(nearest);
    }

    Review accepted() {
        return new Review(refusals, repeats, null, List.of(), doubted);
    }

    Review refused(String reason, List<String> names) {
        return new Review(refusals + 1, repeats, reason, names, doubted);
    }

    Review repeated() {
        return new Review(refusals, repeats + 1, refusal, nearest, doubted);
    }

    /** Also counts as a repair, but is no refusal: the query may be meant. */
    Review doubted(String call) {
        return new Review(refusals + 1, repeats, null, List.of(), call);
    }
}
