package dev.sqlchat.engine.joins;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Source.TableSource;

/** Finds join trees over the keys of one catalog. Immutable, safe for many threads; build it once for a catalog. */
public final class JoinPlanner {

    /** The most trees that one search returns. */
    public static final int MOST_TREES = 4;

    private final KeyGraph graph;

    public JoinPlanner(Catalog catalog) {
        this.graph = new KeyGraph(catalog);
    }

    /** As {@link #trees}, each table once. */
    public List<JoinTree> treesOf(Collection<TableName> needed) {
        return trees(needed.stream().map(TableSource::of).toList());
    }

    /**
     * Trees that hold all needed sources, cheapest first. Two keys between the same tables give two trees. Two copies
     * of a table are joined by different keys, or over different rows.
     *
     * @param needed at least one, of tables of the catalog
     * @return empty where the keys do not connect them
     */
    public List<JoinTree> trees(Collection<TableSource> needed) {
        Set<TableSource> distinct = new LinkedHashSet<>(needed);
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("a join needs at least one table");
        }
        List<Integer> numbers = distinct.stream().map(this::number).toList();
        boolean connected = numbers.stream().allMatch(number -> graph.connected(numbers.getFirst(), number));
        return connected ? search(new SearchSpace(graph, List.copyOf(distinct), numbers), numbers.size()) : List.of();
    }

    private static List<JoinTree> search(SearchSpace space, int tables) {
        List<JoinTree> trees = tables <= TreeSearch.MOST_TABLES
                ? new TreeSearch(space, MOST_TREES).run()
                : List.<JoinTree>of();
        return trees.isEmpty() ? new NearestFirst(space).run().stream().toList() : trees;
    }

    private int number(TableSource source) {
        return graph.number(source.table())
                .orElseThrow(() -> new IllegalArgumentException("the catalog has no table " + source.table()));
    }
}
