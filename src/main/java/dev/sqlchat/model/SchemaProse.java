package dev.sqlchat.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Interpretation.AboutSchema;

/** Answers questions about the schema itself in prose. */
final class SchemaProse {

    private static final int MOST_NAMED = 40;

    private SchemaProse() {}

    /** @param examples questions that the data answers, for whoever asks for help */
    static String of(Catalog catalog, AboutSchema about, Supplier<List<String>> examples) {
        var asked = Optional.ofNullable(about.table()).flatMap(catalog::table);
        return switch (about.topic()) {
            case TABLES -> tables(catalog);
            case COLUMNS -> asked.map(table -> columns(catalog, table)).orElseGet(() -> tables(catalog));
            case HELP -> help(asked.map(List::of).orElse(catalog.tables()), examples.get());
        };
    }

    private static String tables(Catalog catalog) {
        var tables = catalog.tables();
        return "The database has %s: %s.%s".formatted(count(tables.size(), "table"),
                listed(tables.stream().limit(MOST_NAMED).map(SchemaProse::table).toList()),
                tables.size() > MOST_NAMED ? " These are the first " + MOST_NAMED + "." : "");
    }

    private static String table(Table table) {
        return table.name() + switch (table.kind()) {
            case VIEW -> " (a view)";
            case TABLE -> table.estimatedRows() < 0 ? "" : " (about %s)".formatted(count(table.estimatedRows(), "row"));
        };
    }

    private static String columns(Catalog catalog, Table table) {
        var columns = table.columns().stream().map(column -> column(table, column)).toList();
        return Stream.of(
                "%s has %s: %s.".formatted(table(table), count(columns.size(), "column"), listed(columns)),
                Optional.ofNullable(table.comment())
                        .map(comment -> "It is described as: " + comment.replaceAll("[.\\s]+$", "") + ".").orElse(""),
                relation("It refers to %s.", catalog, key -> key.from().equals(table.name()), ForeignKey::to),
                relation("It is referred to by %s.", catalog, key -> key.to().equals(table.name()), ForeignKey::from))
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String column(Table table, Column column) {
        var type = column.type().name().toLowerCase(Locale.ROOT);
        return column.name()
                + (table.primaryKey().contains(column.name()) ? " (" + type + ", key)" : " (" + type + ")");
    }

    private static String relation(String sentence, Catalog catalog, Predicate<ForeignKey> which,
            Function<ForeignKey, TableName> end) {
        var names = catalog.foreignKeys().stream().filter(which).map(key -> end.apply(key).toString()).distinct()
                .toList();
        return names.isEmpty() ? "" : sentence.formatted(listed(names));
    }

    private static String help(List<Table> tables, List<String> examples) {
        var names = tables.stream().limit(MOST_NAMED).map(table -> words(table.name().name())).toList();
        var quoted = examples.stream().map(question -> "“" + question + "”").toList();
        return ("You can ask in plain words about %s: how many there are, totals and averages, the highest and the "
                + "lowest, per group or over time.").formatted(listed(names))
                + (quoted.isEmpty() ? "" : " For example: " + String.join(", ", quoted));
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static String listed(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
