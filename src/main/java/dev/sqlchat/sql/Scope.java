package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What names mean in one SELECT: its relations, its aliases, and all of the queries around it. */
final class Scope {

    private final @Nullable Scope outer;
    private final Ctes ctes;
    private final List<Relation> relations = new ArrayList<>();
    private final Set<String> merged = new HashSet<>();
    private Set<String> aliases = Set.of();
    private Set<String> results = Set.of();
    private boolean aliasesVisible;

    Scope(@Nullable Scope outer, Ctes ctes) {
        this.outer = outer;
        this.ctes = ctes;
    }

    /** Of a clause that sees only the columns of a result. */
    static Scope ofResult(@Nullable Scope outer, Ctes ctes, List<OutputColumn> columns) {
        var scope = new Scope(outer, ctes);
        scope.add(new Relation(null, null, false, columns));
        return scope;
    }

    /** SQLite takes a repeated name for all of its tables at once, so it could stand for more than what is checked. */
    void add(Relation relation) {
        String key = relation.key();
        if (key != null && relations.stream().anyMatch(other -> other.called(key))) {
            throw new Refusal(Rule.UNSUPPORTED, "Two tables are called " + key + "; give them different aliases.");
        }
        relations.add(relation);
    }

    /** A column that a USING or NATURAL join made one of two. */
    void merge(String key) {
        merged.add(key);
    }

    boolean merges(String key) {
        return merged.contains(key);
    }

    void aliases(Set<String> keys) {
        aliases = Set.copyOf(keys);
    }

    /** The names of the result's columns, by which ORDER BY and GROUP BY may call them. */
    void results(Set<String> keys) {
        results = Set.copyOf(keys);
    }

    boolean hasResult(String key) {
        return results.contains(key);
    }

    void showAliases() {
        aliasesVisible = true;
    }

    boolean hasAlias(String key) {
        return aliases.contains(key);
    }

    boolean seesAlias(String key) {
        return aliasesVisible && aliases.contains(key);
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    Ctes ctes() {
        return ctes;
    }

    List<Relation> relations() {
        return relations;
    }

    Stream<OutputColumn> columns(String key) {
        return relations.stream().flatMap(relation -> relation.named(key));
    }

    /** This scope and those around it, innermost first. */
    List<Scope> chain() {
        var chain = new ArrayList<Scope>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            chain.add(scope);
        }
        return chain;
    }
}
