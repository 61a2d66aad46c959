package dev.sqlchat.completion;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.sql.Policy;

/** Completes questions to any database, each by the latest snapshot of its catalog. Safe for many threads. */
public final class Completions {

    /** By database, of the snapshot that was asked last. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Catalog catalog, Policy policy, Completion completion) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Catalog other, Policy others) {
            return catalog == other && policy.equals(others);
        }
    }

    /** As {@link Completion#complete}. */
    public List<Suggestion> complete(Catalog catalog, Policy policy, String typed, int most) {
        var latest = known.get(catalog.database());
        var current = latest != null && latest.isOf(catalog, policy) ? latest : prepared(catalog, policy);
        return current.completion().complete(typed, most);
    }

    private Known prepared(Catalog catalog, Policy policy) {
        return Objects.requireNonNull(known.compute(catalog.database(), (_, other) -> other != null
                && other.isOf(catalog, policy) ? other : new Known(catalog, policy, new Completion(catalog, policy))));
    }
}
