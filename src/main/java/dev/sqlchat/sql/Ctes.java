package dev.sqlchat.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The named subqueries (WITH) that a place of the query may read. Immutable. */
record Ctes(Map<String, Optional<List<OutputColumn>>> byKey) {

    static final Ctes NONE = new Ctes(Map.of());

    Ctes {
        byKey = Map.copyOf(byKey);
    }

    Ctes with(String key, List<OutputColumn> columns) {
        var extended = new HashMap<>(byKey);
        extended.put(key, Optional.of(columns));
        return new Ctes(extended);
    }

    /** Names that stand for a subquery already, but whose columns are not known yet. */
    Ctes withPending(Collection<String> keys) {
        var extended = new HashMap<>(byKey);
        keys.forEach(key -> extended.put(key, Optional.empty()));
        return new Ctes(extended);
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    Optional<List<OutputColumn>> columns(String key) {
        return byKey.getOrDefault(key, Optional.empty());
    }

    Set<String> keys() {
        return byKey.keySet();
    }
}
