package dev.sqlchat.engine.joins;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Source.TableSource;

/** Finds join trees over the keys of one catalog. Immutable, safe for many threads; build it once for a catalog. */
public final class JoinPlanner {

    /** The most trees that one search returns. */
    public static final int MOST_TREES = 4;

    private static final int REMEMBERED = 1_000;

    private final KeyGraph graph;
    /** The plans of one question, and the questions of one conversation, need the same tables again and again. */
    private final LoadingCache<List<TableSource>, List<JoinTree>> found = Caffeine.newBuilder()
            .maximumSize(REMEMBERED).build(this::search);

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
        return found.get(List.copyOf(distinct));
    }

    private List<JoinTree> search(List<TableSource> needed) {
        List<Integer> numbers = needed.stream().map(this::number).toList();
        if (numbers.size() == 1) {
            return List.of(new JoinTree(needed, List.of(), 0));
        }
        boolean connected = numbers.stream().allMatch(number -> graph.connected(numbers.getFirst(), number));
        return connected ? search(new SearchSpace(graph, needed, numbers), numbers.size()) : List.of();
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
