package dev.sqlchat.engine.schema;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/**
 * A table as questions see it.
 *
 * @param words lemmas of its name
 * @param naming the columns that name a row to a person; never empty
 * @param computed numbers that can be made of its columns, under each name that they go by
 * @param link it only ties other tables together
 */
public record TableProfile(Table table, List<String> words, List<ColumnProfile> columns, List<ColumnProfile> naming,
        List<ColumnProfile> computed, boolean link) {

    public TableProfile {
        words = List.copyOf(words);
        columns = List.copyOf(columns);
        naming = List.copyOf(naming);
        computed = List.copyOf(computed);
    }

    public TableName name() {
        return table.name();
    }

    public Optional<ColumnProfile> column(String column) {
        return columns.stream().filter(profile -> profile.ref().column().equalsIgnoreCase(column)).findFirst();
    }

    /** The column that alone tells rows apart. */
    public Optional<ColumnProfile> key() {
        return table.primaryKey().size() == 1 ? column(table.primaryKey().getFirst()) : Optional.empty();
    }

    /** Its name tells it apart; the rest would only be dear to hash. */
    @Override
    public int hashCode() {
        return name().hashCode();
    }

    public boolean isView() {
        return table.kind() == Table.Kind.VIEW;
    }
}
