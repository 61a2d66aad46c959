package dev.sqlchat.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Table;

import static java.util.stream.Collectors.toSet;

/** Makes questions that the data can answer, for users who do not know what to ask. */
final class ExampleQuestions {

    private static final int MOST_GROUPS = 20;

    private ExampleQuestions() {}

    static List<String> of(Catalog catalog, List<Table> tables) {
        var bySize = tables.stream().sorted(Comparator.comparingLong(Table::estimatedRows).reversed()).toList();
        var keys = catalog.foreignKeys().stream().flatMap(key -> key.columns().stream()).collect(toSet());
        return Stream.of(bySize.stream().findFirst().map(ExampleQuestions::count),
                first(bySize, ExampleQuestions::perGroup), first(bySize, table -> overTime(table, keys)))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<String> first(List<Table> tables,
            Function<Table, Optional<String>> question) {
        return tables.stream().flatMap(table -> question.apply(table).stream()).findFirst();
    }

    private static String count(Table table) {
        return "How many " + SchemaProse.words(table.name().name()) + " are there?";
    }

    private static Optional<String> perGroup(Table table) {
        return table.columns().stream().filter(ExampleQuestions::groups).findFirst().map(
                column -> "Number of %s per %s".formatted(SchemaProse.words(table.name().name()),
                        SchemaProse.words(column.name())));
    }

    private static boolean groups(Column column) {
        var distinct = column.statistics().distinctValues();
        return column.type() == ColumnType.TEXT && distinct > 1 && distinct <= MOST_GROUPS;
    }

    private static Optional<String> overTime(Table table, Set<String> keys) {
        var measure = table.columns().stream().filter(column -> column.type() == ColumnType.DECIMAL
                && !keys.contains(column.name())).reduce((first, last) -> last);
        return table.columns().stream().anyMatch(column -> column.type().temporal())
                ? measure.map(column -> "Total %s per month".formatted(SchemaProse.words(column.name())))
                : Optional.empty();
    }
}
