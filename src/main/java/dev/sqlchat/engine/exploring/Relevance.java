package dev.sqlchat.engine.exploring;

import java.util.List;
import java.util.Set;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;

/**
 * What of a catalog a question is likely about.
 *
 * @param tables that its words name, with those that join them, likeliest first; then their neighbours, then all others
 * @param named how many of the tables its words name, or join those
 * @param columns that its words name or whose values they are
 * @param values stored values that its words are
 */
public record Relevance(List<TableName> tables, int named, Set<ColumnRef> columns, List<StoredValue> values) {

    /**
     * A stored value that a question says.
     *
     * @param words as the question says it
     */
    public record StoredValue(String words, ColumnRef column, String value) {}

    public Relevance {
        tables = List.copyOf(tables);
        columns = Set.copyOf(columns);
        values = List.copyOf(values);
    }
}
