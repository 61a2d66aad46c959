package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/** What names that do not exist may mean in a catalog, and how its tables are joined. */
final class Meanings {

    /**
     * Columns of two tables that must be equal for rows to belong together.
     *
     * @param from the table that it is seen from
     * @param to the other table
     * @param others the other table's columns, in the same order
     */
    record Link(TableName from, List<String> columns, TableName to, List<String> others) {

        private Link turned() {
            return new Link(to, others, from, columns);
        }
    }

    private final Catalog catalog;
    private final Names names;
    private final List<TableName> likely;
    private final Consumer<String> changes;

    Meanings(Catalog catalog, Names names, List<TableName> likely, Consumer<String> changes) {
        this.catalog = catalog;
        this.names = names;
        this.likely = likely;
        this.changes = changes;
    }

    void note(String change) {
        changes.accept(change);
    }

    Names names() {
        return names;
    }

    /** The catalog's table that a query names. */
    Optional<Table> stored(net.sf.jsqlparser.schema.Table table) {
        var schema = table.getSchemaName() == null ? null : Names.bare(table.getSchemaName());
        return catalog.table(new TableName(schema, Names.bare(table.getName())));
    }

    /** A table that is called so but for case, signs between words, and the plural. */
    Optional<Table> alike(String tableName) {
        var alike = catalog.tables().stream()
                .filter(table -> letters(table.name().name()).equals(letters(Names.bare(tableName)))).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /**
     * A column that is called so but for case, signs between words, the plural and the table's name before it, or else
     * that refers to one that is called so.
     */
    Optional<String> column(@Nullable Table table, String name) {
        return table == null ? Optional.empty() : alike(table, name).or(() -> reference(table, name));
    }

    private static Optional<String> alike(Table table, String name) {
        var prefix = letters(table.name().name());
        return Stream.<BiPredicate<String, String>>of(String::equals,
                (column, wanted) -> (prefix + column).equals(wanted),
                (column, wanted) -> column.equals(prefix + wanted))
                .flatMap(fits -> table.columns().stream().map(Column::name)
                        .filter(column -> fits.test(letters(column), letters(name))))
                .findFirst();
    }

    private Optional<String> reference(Table table, String name) {
        return catalog.foreignKeys().stream()
                .filter(key -> key.from().equals(table.name()) && key.columns().size() == 1)
                .filter(key -> key.referencedColumns().getFirst().equalsIgnoreCase(name))
                .map(key -> key.columns().getFirst()).findFirst();
    }

    private static String letters(String name) {
        var letters = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.endsWith("s") && letters.length() > 3 ? letters.substring(0, letters.length() - 1) : letters;
    }

    /** Direct links of two tables, then those by a table that both refer to. */
    List<Link> links(TableName one, TableName other) {
        var direct = keys(one, other).toList();
        return direct.isEmpty() ? shared(one, other) : direct;
    }

    /** Links by a key of one of the two. */
    Stream<Link> keys(TableName one, TableName other) {
        return catalog.foreignKeys().stream().flatMap(key -> link(key, one, other).stream());
    }

    private static Optional<Link> link(ForeignKey key, TableName one, TableName other) {
        var link = new Link(key.from(), key.columns(), key.to(), key.referencedColumns());
        if (key.from().equals(one) && key.to().equals(other)) {
            return Optional.of(link);
        }
        return key.from().equals(other) && key.to().equals(one) ? Optional.of(link.turned()) : Optional.empty();
    }

    private List<Link> shared(TableName one, TableName other) {
        var links = new ArrayList<Link>();
        for (var key : catalog.foreignKeys()) {
            for (var another : catalog.foreignKeys()) {
                if (key.from().equals(one) && another.from().equals(other) && key.to().equals(another.to())
                        && key.referencedColumns().equals(another.referencedColumns())) {
                    links.add(new Link(one, key.columns(), other, another.columns()));
                }
            }
        }
        return links;
    }

    /** Links from a table to those that have this column. */
    List<Link> neighboursWith(TableName table, String column) {
        return with(column, neighbours(table)).toList();
    }

    /** Links from a table to those that have this column and refer to the same table. */
    List<Link> cousinsWith(TableName table, String column) {
        return with(column, catalog.tables().stream().map(Table::name).filter(other -> !other.equals(table))
                .flatMap(other -> shared(table, other).stream())).toList();
    }

    private Stream<Link> with(String column, Stream<Link> links) {
        return links.filter(link -> table(link.to()).column(column).isPresent());
    }

    Stream<Link> neighbours(TableName table) {
        return catalog.foreignKeys().stream().flatMap(key -> Stream.of(
                new Link(key.from(), key.columns(), key.to(), key.referencedColumns()),
                new Link(key.to(), key.referencedColumns(), key.from(), key.columns())))
                .filter(link -> link.from().equals(table));
    }

    /** A table that links two others which are not linked, with both links, likely ones first. */
    Optional<Bridge> bridge(TableName one, TableName other) {
        return neighbours(one).filter(link -> !link.to().equals(one) && !link.to().equals(other))
                .sorted(Comparator.comparingInt(link -> place(link.to())))
                .flatMap(link -> keys(link.to(), other).map(second -> new Bridge(link, second)))
                .filter(bridge -> bridge.first().columns().size() == 1 && bridge.second().columns().size() == 1)
                .findFirst();
    }

    /** A way from one table over another to a third. */
    record Bridge(Link first, Link second) {}

    Table table(TableName name) {
        return catalog.table(name).orElseThrow();
    }

    boolean isLikely(@Nullable Table table) {
        return table != null && likely.contains(table.name());
    }

    private int place(TableName table) {
        return IntStream.range(0, likely.size()).filter(at -> likely.get(at).equals(table)).findFirst()
                .orElse(likely.size());
    }
}
