package dev.sqlchat.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.model.Precedent.Example;

/** All that answers over one snapshot of a catalog. Immutable. */
final class Patterns {

    private static final int MOST_EXAMPLES = 3;
    private static final double ALIKE = 0.25;

    private final Catalog catalog;
    private final long version;
    private final Map<VerifiedQuery, Optional<Pattern>> byQuery;
    private final Map<String, Pattern> byForm = new HashMap<>();
    private final List<Pattern> all;

    private Patterns(Catalog catalog, long version, Map<VerifiedQuery, Optional<Pattern>> byQuery) {
        this.catalog = catalog;
        this.version = version;
        this.byQuery = byQuery;
        this.all = byQuery.values().stream().flatMap(Optional::stream).toList();
        all.forEach(pattern -> byForm.put(pattern.query().form(), pattern));
    }

    static Patterns none(Catalog catalog) {
        return new Patterns(catalog, -1, Map.of());
    }

    /** These queries; what is known of one over the same snapshot is kept. */
    Patterns with(Collection<VerifiedQuery> queries, Catalog now, long nowVersion) {
        var reader = new PatternReader(now);
        var patterns = new LinkedHashMap<VerifiedQuery, Optional<Pattern>>();
        for (var query : queries) {
            var known = isOf(now) ? byQuery.get(query) : null;
            patterns.put(query, known == null ? reader.read(query) : known);
        }
        return new Patterns(now, nowVersion, patterns);
    }

    /** Whether it was made of this very snapshot. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Catalog other) {
        return catalog == other;
    }

    boolean isAt(long other) {
        return version == other;
    }

    record Match(Pattern pattern, String sql) {}

    /** The one answer; that to the very question first. */
    Optional<Match> match(Asked asked) {
        var same = byForm.get(asked.words().form());
        var exact = same == null ? Optional.<Match>empty() : only(Map.of(same, same.answers(asked)));
        return exact.isPresent() ? exact : only(answers(asked));
    }

    private Map<Pattern, Set<String>> answers(Asked asked) {
        var answers = new LinkedHashMap<Pattern, Set<String>>();
        for (var pattern : all) {
            var sql = pattern.answers(asked);
            if (!sql.isEmpty()) {
                answers.put(pattern, sql);
            }
        }
        return answers;
    }

    private static Optional<Match> only(Map<Pattern, Set<String>> answers) {
        var sql = answers.values().stream().flatMap(Set::stream).distinct().toList();
        return sql.size() == 1
                ? Optional.of(new Match(answers.keySet().iterator().next(), sql.getFirst()))
                : Optional.empty();
    }

    /** Those most alike in what they are about. */
    List<Example> similar(Asked asked) {
        var content = asked.words().content();
        record Scored(Pattern pattern, double score) {}
        return all.stream().map(pattern -> new Scored(pattern, alike(content, pattern.content())))
                .filter(scored -> scored.score() >= ALIKE)
                .sorted(Comparator.comparingDouble(scored -> -scored.score())).limit(MOST_EXAMPLES)
                .map(scored -> new Example(scored.pattern().query().question(), scored.pattern().query().sql()))
                .toList();
    }

    /** Shared ones as a part of all. */
    private static double alike(Set<String> one, Set<String> other) {
        int shared = 0;
        for (var word : one) {
            shared += other.contains(word) ? 1 : 0;
        }
        return shared == 0 ? 0 : (double) shared / (one.size() + other.size() - shared);
    }
}
