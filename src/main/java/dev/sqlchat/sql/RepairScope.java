package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/** The relations that one SELECT of a query to be mended sees by name. */
final class RepairScope {

    /**
     * @param key folded
     * @param written as the query calls it
     * @param table null where it is none of the catalog's
     * @param missing it is a table that does not exist
     */
    record Part(String key, String written, @Nullable Table table, boolean missing) {

        /** The catalog's name of it. */
        TableName stored() {
            return Objects.requireNonNull(table).name();
        }

        boolean has(String column) {
            return table != null && table.column(column).isPresent();
        }
    }

    private final PlainSelect select;
    private final @Nullable RepairScope outer;
    private final Names names;
    private final Meanings meanings;
    private final Set<String> within;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> results;

    /** @param within keys of the WITH queries, which FROM may name like tables */
    RepairScope(PlainSelect select, @Nullable RepairScope outer, Meanings meanings, Set<String> within) {
        this.select = select;
        this.outer = outer;
        this.meanings = meanings;
        this.names = meanings.names();
        this.within = within;
        items().map(this::part).forEach(parts::add);
        this.results = select.getSelectItems().stream().map(item -> item.getAlias()).filter(Objects::nonNull)
                .map(alias -> names.key(alias.getName())).collect(Collectors.toSet());
    }

    private Stream<FromItem> items() {
        return Stream.concat(Stream.ofNullable(select.getFromItem()), joins().stream().map(Join::getFromItem));
    }

    List<Join> joins() {
        return select.getJoins() == null ? List.of() : select.getJoins();
    }

    private Part part(FromItem item) {
        var alias = item.getAlias() == null ? null : item.getAlias().getName();
        if (!(item instanceof net.sf.jsqlparser.schema.Table named)) {
            return new Part(names.key(alias == null ? "" : alias), alias == null ? "" : alias, null, false);
        }
        var written = alias == null ? named.getName() : alias;
        var stored = meanings.stored(named);
        var query = named.getSchemaName() == null && within.contains(names.key(named.getName()));
        return new Part(names.key(written), written, query ? null : stored.orElse(null),
                !query && stored.isEmpty());
    }

    /** Subqueries in FROM. */
    Stream<Select> derived() {
        return items().filter(ParenthesedSelect.class::isInstance).map(Select.class::cast);
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether a relation's columns are not known, so that it may have any. */
    boolean opaque() {
        return parts.stream().anyMatch(part -> part.table() == null && !part.missing());
    }

    Optional<Part> called(String written) {
        var own = parts.stream().filter(part -> part.key().equals(names.key(written))).findFirst();
        return own.isPresent() || outer == null ? own : outer.called(written);
    }

    /** The relation that a table's name means where the query calls it by an alias. */
    Optional<Part> of(String tableName) {
        return parts.stream().filter(part -> part.table() != null
                && part.table().name().name().equalsIgnoreCase(Names.bare(tableName))).findFirst();
    }

    /** Whether the name means something here, or may mean something of a relation that is not known. */
    boolean knows(Column column) {
        var name = Names.bare(column.getColumnName());
        if (column.getTable() != null && column.getTable().getName() != null) {
            return called(column.getTable().getName())
                    .filter(part -> part.table() == null && !part.missing() || part.has(name)).isPresent();
        }
        return results.contains(names.key(column.getColumnName())) || sees(name);
    }

    private boolean sees(String column) {
        return opaque() || parts.stream().anyMatch(part -> part.has(column)) || outer != null && outer.sees(column);
    }

    /**
     * Joins one more table, with a name that nothing else has.
     *
     * @param place how many tables are before it
     */
    Part join(Table table, int place, Function<Part, Expression> on) {
        var written = unused(names.spell(table.name().name()));
        var part = new Part(names.key(written), written, table, false);
        var join = new Join();
        join.setFromItem(item(table.name(), written));
        join.setOnExpressions(List.of(on.apply(part)));
        var joins = new ArrayList<>(joins());
        joins.add(place - 1, join);
        select.setJoins(joins);
        parts.add(place, part);
        return part;
    }

    private FromItem item(TableName table, String written) {
        var item = new net.sf.jsqlparser.schema.Table(table.schema() == null ? null : names.spell(table.schema()),
                names.spell(table.name()));
        if (!written.equals(item.getName())) {
            item.setAlias(new Alias(written, true));
        }
        return item;
    }

    /** Tables that do not exist get the name of one that is called nearly so. */
    void renameMissing() {
        var items = items().toList();
        for (int at = 0; at < items.size(); at++) {
            if (parts.get(at).missing()) {
                rename((net.sf.jsqlparser.schema.Table) items.get(at), at);
            }
        }
    }

    private void rename(net.sf.jsqlparser.schema.Table item, int at) {
        meanings.alike(item.getName()).ifPresent(table -> {
            var before = item.getName();
            item.setName(names.spell(table.name().name()));
            var alias = item.getAlias();
            if (alias == null) {
                item.setAlias(new Alias(before, true));
            }
            parts.set(at, part(item));
            meanings.note(before + " is " + item.getName());
        });
    }

    int place(Part part) {
        return parts.indexOf(part);
    }

    /** Whether it is in a join of this query's own. */
    boolean isJoined(Part part) {
        return place(part) > 0;
    }

    Join join(Part part) {
        return joins().get(place(part) - 1);
    }

    /** Leaves a joined table out. */
    void leave(Part part) {
        var place = parts.indexOf(part);
        var joins = new ArrayList<>(joins());
        joins.remove(place - 1);
        select.setJoins(joins);
        parts.remove(place);
    }

    private String unused(String name) {
        if (called(name).isEmpty()) {
            return name;
        }
        var number = parts.size() + 1;
        while (called("T" + number).isPresent()) {
            number++;
        }
        return "T" + number;
    }
}
