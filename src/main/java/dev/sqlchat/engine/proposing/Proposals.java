package dev.sqlchat.engine.proposing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.proposing.Proposal.Kind;
import dev.sqlchat.engine.schema.SchemaProfile;

/** The questions that one database invites. Deterministic. */
public final class Proposals {

    private static final int MOST_TRIES_OF_KIND = 4;

    private final SchemaProfile schema;

    private Proposals(SchemaProfile schema) {
        this.schema = schema;
    }

    public static Proposals of(Catalog catalog) {
        return of(SchemaProfile.of(catalog));
    }

    public static Proposals of(SchemaProfile schema) {
        return new Proposals(schema);
    }

    /**
     * Those about these tables, of the first table first; of each table of as many kinds as there are, one after another.
     */
    public List<Proposal> about(List<TableName> tables) {
        return tables.stream().map(schema::table).filter(table -> !table.link())
                .flatMap(table -> mixed(Proposing.of(schema, List.of(Subject.of(table))).all()).stream()).toList();
    }

    /** The first of each kind, then the second of each. */
    private static List<Proposal> mixed(List<Proposal> proposals) {
        var turns = new EnumMap<Kind, Integer>(Kind.class);
        var mixed = new TreeMap<Integer, List<Proposal>>();
        for (var proposal : proposals) {
            mixed.computeIfAbsent(turns.merge(proposal.kind(), 1, Integer::sum), _ -> new ArrayList<>()).add(proposal);
        }
        return mixed.values().stream().flatMap(List::stream).toList();
    }

    /** The tables that people ask of, most important first; not those that only tie others, nor empty ones. */
    public static List<TableName> importantTables(Catalog catalog) {
        return Subjects.of(SchemaProfile.of(catalog)).stream().map(Subject::name).toList();
    }

    /** Whether the plan asks what the question means, and nothing else. */
    public boolean isReadRight(Proposal proposal, QueryPlan plan) {
        return PlanFacts.of(plan, schema).equals(proposal.asks());
    }

    /** So many that pass, of as many kinds and about as many things as there are; fewer where there are not enough. */
    public List<Proposal> choose(int most, Predicate<Proposal> passes) {
        var chosen = new ArrayList<Proposal>();
        var about = new HashSet<String>();
        var left = new ArrayList<>(Proposing.ofImportant(schema).all());
        for (var round = 0; round < most && chosen.size() < most && !left.isEmpty(); round++) {
            for (var kind : Kind.values()) {
                if (chosen.size() < most && round < kind.most()) {
                    choose(kind, left, about, passes, chosen);
                }
            }
        }
        return List.copyOf(chosen);
    }

    private static void choose(Kind kind, List<Proposal> left, Set<String> about, Predicate<Proposal> passes,
            List<Proposal> chosen) {
        for (var tries = 0; tries < MOST_TRIES_OF_KIND; tries++) {
            var next = left.stream().filter(proposal -> proposal.kind() == kind)
                    .min(Comparator
                            .comparingLong(proposal -> proposal.about().stream().filter(about::contains).count()));
            if (next.isEmpty()) {
                return;
            }
            left.remove(next.get());
            if (passes.test(next.get())) {
                about.addAll(next.get().about());
                chosen.add(next.get());
                return;
            }
        }
    }
}
