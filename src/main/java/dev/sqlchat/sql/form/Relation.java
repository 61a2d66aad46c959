package dev.sqlchat.sql.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.Table;

/** A table or a subquery at its place in FROM. Two uses of the same table are two relations. */
public final class Relation {

    private final String name;
    private final @Nullable Table table;
    private final @Nullable QueryForm query;

    private Relation(String name, @Nullable Table table, @Nullable QueryForm query) {
        this.name = name;
        this.table = table;
        this.query = query;
    }

    static Relation of(String name, Table table) {
        return new Relation(name, table, null);
    }

    static Relation of(String name, QueryForm query) {
        return new Relation(name, null, query);
    }

    /** What the query calls it. */
    public String name() {
        return name;
    }

    /** Empty for a subquery. */
    public Optional<Table> table() {
        return Optional.ofNullable(table);
    }

    /** Empty for a table. */
    public Optional<QueryForm> query() {
        return Optional.ofNullable(query);
    }

    /** The catalog's column of this name; empty for what a subquery gives. */
    public Optional<Column> column(String column) {
        return table().flatMap(stored -> stored.column(column));
    }

    /** The names of its columns, but for those that only the database names. */
    List<String> columns() {
        return table == null
                ? Objects.requireNonNull(query).labels()
                : table.columns().stream().map(Column::name).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
