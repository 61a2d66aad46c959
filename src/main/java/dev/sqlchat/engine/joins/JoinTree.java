package dev.sqlchat.engine.joins;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.From.Join;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * One way to join tables.
 *
 * @param sources the needed ones in the order given, then those passed through
 * @param links one less than sources
 * @param cost the lower the more natural: a declared key costs 1
 */
public record JoinTree(List<TableSource> sources, List<Link> links, double cost) {

    public JoinTree {
        sources = List.copyOf(sources);
        links = List.copyOf(links);
    }

    /** The tree as inner joins, begun at {@code root}, which is one of the sources. */
    public From from(TableSource root) {
        return from(root, Set.of());
    }

    /** The tree such that every row of {@code root} stays, partners or not. */
    public From outerFrom(TableSource root) {
        return from(root, Set.copyOf(sources));
    }

    /**
     * @param outer sources that rows may lack; what hangs behind one is outer too
     */
    public From from(TableSource root, Set<TableSource> outer) {
        if (!sources.contains(root)) {
            throw new IllegalArgumentException(root + " is not in the tree");
        }
        Set<TableSource> lacking = new HashSet<>();
        List<Join> joins = new ArrayList<>();
        for (Hop hop : hopsFrom(root)) {
            if (outer.contains(hop.to()) || lacking.contains(hop.from())) {
                lacking.add(hop.to());
            }
            joins.add(new Join(hop.to(), lacking.contains(hop.to()), hop.link().pairsTo(hop.to())));
        }
        return new From(root, joins);
    }

    /** The links that make rows of {@code measured} appear several times, so that a sum over them counts too much. */
    public List<Link> multiplying(TableSource measured) {
        return hopsFrom(measured).stream().filter(hop -> hop.link().multiplies(hop.from())).map(Hop::link).toList();
    }

    /** What is joined to {@code measured} without making its rows appear several times. */
    public JoinTree once(TableSource measured) {
        List<TableSource> kept = new ArrayList<>(List.of(measured));
        List<Link> once = new ArrayList<>();
        for (Hop hop : hopsFrom(measured)) {
            if (kept.contains(hop.from()) && !hop.link().multiplies(hop.from())) {
                kept.add(hop.to());
                once.add(hop.link());
            }
        }
        return new JoinTree(kept, once, cost);
    }

    /** The links that may lose rows of {@code root} under inner joins, as the key may be NULL or nothing may refer to the row. */
    public List<Link> losing(TableSource root) {
        return hopsFrom(root).stream().filter(hop -> hop.from().equals(hop.link().one()) || hop.link().optional())
                .map(Hop::link).toList();
    }

    private record Hop(TableSource from, TableSource to, Link link) {}

    private List<Hop> hopsFrom(TableSource root) {
        List<Hop> hops = new ArrayList<>();
        Set<Link> used = new HashSet<>();
        Deque<TableSource> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            TableSource at = open.removeFirst();
            for (Link link : links) {
                if (link.touches(at) && used.add(link)) {
                    hops.add(new Hop(at, link.other(at), link));
                    open.addLast(link.other(at));
                }
            }
        }
        return hops;
    }
}
