package dev.sqlchat.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;

/**
 * A schema written as text: {@code table: column type [pk] [null], ...} a line, types as in {@link ColumnType} ({@code integer/text} is an
 * integer declared as text), and {@code key: table(columns) -> table(columns) [names|values]}.
 */
public record TestSchema(List<Table> tables, List<ForeignKey> keys) {

    public static TestSchema of(String text) {
        List<Table> tables = new ArrayList<>();
        List<ForeignKey> keys = new ArrayList<>();
        for (String line : text.strip().lines().map(String::strip).filter(part -> !part.isEmpty()).toList()) {
            String[] parts = line.split(": ", 2);
            if (parts[0].equals("key")) {
                keys.add(key(parts[1]));
            } else {
                tables.add(table(parts[0], parts[1]));
            }
        }
        return new TestSchema(tables, keys);
    }

    public Catalog catalog(Dialect dialect) {
        return new Catalog("test", dialect, tables, keys, ValueIndex.EMPTY);
    }

    public Catalog catalog() {
        return catalog(Dialect.SQLITE);
    }

    /** CREATE TABLE statements that both dialects take. */
    public List<String> ddl() {
        return tables.stream().map(TestSchema::create).toList();
    }

    private static Table table(String name, String columns) {
        List<String[]> parts = Arrays.stream(columns.split(", ")).map(part -> part.strip().split(" ")).toList();
        List<String> primaryKey = parts.stream().filter(words -> has(words, "pk")).map(words -> words[0]).toList();
        return new Table(TableName.of(name.replace('~', ' ')), Table.Kind.TABLE,
                parts.stream().map(TestSchema::column).toList(),
                primaryKey, null, -1);
    }

    private static Column column(String[] words) {
        String[] types = words[1].split("/");
        return new Column(words[0].replace('~', ' '), ColumnType.valueOf(types[0].toUpperCase(Locale.ROOT)),
                types[types.length - 1].toUpperCase(Locale.ROOT), has(words, "null"), null, ColumnStatistics.UNKNOWN);
    }

    private static boolean has(String[] words, String mark) {
        return Arrays.asList(words).contains(mark);
    }

    private static ForeignKey key(String text) {
        String[] words = text.split(" ");
        ForeignKey.Origin origin = words.length > 3
                ? ForeignKey.Origin.valueOf(words[3].toUpperCase(Locale.ROOT))
                : ForeignKey.Origin.DECLARED;
        return new ForeignKey(TableName.of(before(words[0]).replace('~', ' ')), inside(words[0]),
                TableName.of(before(words[2]).replace('~', ' ')),
                inside(words[2]), origin);
    }

    private static String before(String text) {
        return text.substring(0, text.indexOf('('));
    }

    private static List<String> inside(String text) {
        return List.of(text.substring(text.indexOf('(') + 1, text.indexOf(')')).split(","));
    }

    private static String create(Table table) {
        return table.columns().stream()
                .map(column -> quoted(column.name()) + " " + column.declaredType()
                        + (column.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", ", "CREATE TABLE " + quoted(table.name().name()) + " (", ")"));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
