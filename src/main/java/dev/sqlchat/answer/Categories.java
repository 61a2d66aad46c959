package dev.sqlchat.answer;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Discretion;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

import static java.util.stream.Collectors.toSet;

/**
 * What the rows of a query can be told apart by in words that mean nothing else.
 *
 * @param tables of the query
 * @param taken names of columns that the query filters, shows or groups by
 * @param grouped tables that the query groups by
 */
record Categories(Catalog catalog, List<Table> tables, Set<String> taken, Set<TableName> grouped) {

    private static final int MOST_GROUPS = 20;
    private static final int MOST_OTHERS = 2;
    private static final Pattern NAMING = Pattern.compile("(.* )?(name|title|label|description|comment|note|id|"
            + "address|url|path|email|key|unit|currency|uom|measurement)");
    private static final Pattern NAME = Pattern.compile("(.* )?(name|title)");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L} -]{2,29}");

    static Categories of(Select select, Reading reading, Catalog catalog) {
        var used = Stream.concat(reading.filters().stream().map(Reading.Filter::column).map(ColumnRef::column),
                Parts.allExpressions(select).flatMap(Parts::withConditions).filter(Field.class::isInstance)
                        .map(Field.class::cast).map(Field::column));
        var grouped = select.groupBy().stream().filter(Field.class::isInstance).map(key -> ((Field) key).source())
                .filter(TableSource.class::isInstance).map(source -> ((TableSource) source).table());
        return new Categories(catalog, reading.tables().stream().flatMap(name -> catalog.table(name).stream()).toList(),
                used.collect(toSet()), grouped.collect(toSet()));
    }

    /** Columns to group by; of the query's own tables first, then of what they refer to. */
    Stream<String> names() {
        return columns().map(Column::name).distinct();
    }

    /**
     * Tables with few rows, which have names, to group by: the query's own and what they refer to.
     *
     * @param rows whose rows the query's are
     */
    Stream<TableName> things(TableName rows) {
        return Stream.concat(tables.stream(), tables.stream().flatMap(table -> targets(table.name()))).distinct()
                .filter(table -> isThing(table) && !table.name().equals(rows)
                        && !grouped.contains(table.name()))
                .map(Table::name);
    }

    private static boolean isThing(Table table) {
        return table.estimatedRows() > 1 && table.estimatedRows() <= MOST_GROUPS && table.primaryKey().size() == 1
                && isNamed(table);
    }

    static boolean isNamed(Table table) {
        return table.columns().stream().anyMatch(column -> NAME.matcher(Words.of(column.name())).matches());
    }

    /** One row of the table. */
    static String thing(TableName table) {
        return Words.singular(Words.of(table.name()));
    }

    /** Frequent values to restrict the rows to, of each column one. */
    Stream<String> values() {
        return columns().map(column -> column.statistics().samples().stream().filter(Categories::isClear).findFirst())
                .flatMap(Optional::stream);
    }

    /** Other values of a column of the query's tables. */
    Stream<String> others(ColumnRef column, String value) {
        return tables.stream().filter(table -> table.name().equals(column.table()))
                .flatMap(table -> table.column(column.column()).stream())
                .filter(found -> found.type() == ColumnType.TEXT && Discretion.mayShowValuesOf(found.name()))
                .flatMap(found -> found.statistics().samples().stream())
                .filter(sample -> !sample.equalsIgnoreCase(value) && isClear(sample)).limit(MOST_OTHERS);
    }

    /** Whether a value says in words what is meant. */
    private static boolean isClear(String value) {
        return WORDS.matcher(value).matches() && Discretion.mayShow(value);
    }

    private Stream<Column> columns() {
        var further = referenced();
        return Stream.concat(tables.stream().flatMap(this::columns), further.stream().flatMap(this::columns)
                .filter(column -> further.stream().filter(table -> table.column(column.name()).isPresent())
                        .count() == 1));
    }

    private Stream<Column> columns(Table table) {
        return table.columns().stream().filter(column -> groups(column, table));
    }

    /** What the only table refers to. */
    private List<Table> referenced() {
        if (tables.size() != 1) {
            return List.of();
        }
        return targets(tables.getFirst().name()).toList();
    }

    /** What a table refers to once. */
    private Stream<Table> targets(TableName own) {
        var targets = catalog.foreignKeys().stream().filter(key -> key.from().equals(own)).map(ForeignKey::to)
                .filter(target -> !target.equals(own)).toList();
        return targets.stream().filter(target -> Collections.frequency(targets, target) == 1)
                .flatMap(target -> catalog.table(target).stream());
    }

    private boolean groups(Column column, Table table) {
        var distinct = column.statistics().distinctValues();
        return column.type() == ColumnType.TEXT && distinct > 1 && distinct <= MOST_GROUPS
                && (table.estimatedRows() < 0 || 2 * distinct <= table.estimatedRows())
                && !taken.contains(column.name()) && !NAMING.matcher(Words.of(column.name())).matches()
                && Discretion.mayShowValuesOf(column.name());
    }
}
