package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.exploring.Relevance;
import dev.sqlchat.model.llm.Tokens;

/** Tables as CREATE TABLE statements, those first that matter to a question, as many as there is room for. */
final class SchemaText {

    private static final int MOST_SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 24;
    private static final int FEW_VALUES = 12;
    private static final int LONGEST_COMMENT = 80;

    private final Catalog catalog;
    private final Set<ColumnRef> named;
    private final boolean samples;

    private SchemaText(Catalog catalog, Set<ColumnRef> named, boolean samples) {
        this.catalog = catalog;
        this.named = named;
        this.samples = samples;
    }

    /**
     * Tables that the question names come whole while there is room, then with keys and named columns only; others come
     * while there is room.
     *
     * @param room in tokens
     * @param samples whether stored values may be told
     */
    static String of(Catalog catalog, Relevance relevance, int room, boolean samples) {
        return new SchemaText(catalog, relevance.columns(), samples).text(relevance, room);
    }

    private String text(Relevance relevance, int room) {
        var statements = new ArrayList<String>();
        var left = room;
        for (var name : relevance.tables()) {
            var table = catalog.table(name).orElseThrow();
            var whole = statement(table, table.columns());
            var told = left >= Tokens.in(whole) ? whole : statement(table, bare(table));
            if (left < Tokens.in(told) && statements.size() >= Math.max(1, relevance.named())) {
                break;
            }
            statements.add(told);
            left -= Tokens.in(told);
        }
        return String.join("\n", statements);
    }

    /** What joins and what the question names. */
    private List<Column> bare(Table table) {
        return table.columns().stream().filter(column -> table.primaryKey().contains(column.name())
                || named(table, column) || reference(table, column).isPresent()).toList();
    }

    private boolean named(Table table, Column column) {
        return named.contains(new ColumnRef(table.name(), column.name()));
    }

    private String statement(Table table, List<Column> columns) {
        var parts = Stream.concat(columns.stream().map(column -> column(table, column)), keys(table));
        return "CREATE TABLE " + quoted(table.name()) + " (" + parts.collect(Collectors.joining(", ")) + ");"
                + comment(table.comment());
    }

    /** Keys of several columns. */
    private Stream<String> keys(Table table) {
        return catalog.foreignKeys().stream()
                .filter(key -> key.from().equals(table.name()) && key.columns().size() > 1).map(this::key);
    }

    private String key(ForeignKey key) {
        return "FOREIGN KEY (%s) REFERENCES %s(%s)".formatted(columns(key.columns()), quoted(key.to()),
                columns(key.referencedColumns()));
    }

    private Optional<ForeignKey> reference(Table table, Column column) {
        return catalog.foreignKeys().stream()
                .filter(key -> key.from().equals(table.name()) && key.columns().equals(List.of(column.name())))
                .findFirst();
    }

    private String columns(List<String> names) {
        return names.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    private String column(Table table, Column column) {
        var type = column.declaredType().isEmpty() ? column.type().name() : column.declaredType();
        var key = table.primaryKey().equals(List.of(column.name())) ? " PRIMARY KEY" : "";
        var reference = reference(table, column).map(to -> " REFERENCES %s(%s)".formatted(quoted(to.to()),
                columns(to.referencedColumns()))).orElse("");
        return quoted(column.name()) + " " + type + key + reference
                + (key.isEmpty() && reference.isEmpty() ? note(table, column) : "");
    }

    private String note(Table table, Column column) {
        var notes = Stream.concat(Optional.ofNullable(column.comment()).map(SchemaText::shortened).stream(),
                values(table, column).stream()).map(text -> text.replace("*/", "* /")).toList();
        return notes.isEmpty() ? "" : " /* " + String.join("; ", notes) + " */";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT) + "…";
    }

    /** Of columns that hold kinds rather than names, or that the question is about. */
    private Optional<String> values(Table table, Column column) {
        var statistics = column.statistics();
        var kinds = statistics.distinctValues() >= 0 && statistics.distinctValues() <= FEW_VALUES;
        if (!samples || column.type() != ColumnType.TEXT && column.type() != ColumnType.DATE
                || !kinds && !named(table, column)) {
            return Optional.empty();
        }
        var shortOnes = statistics.samples().stream().filter(value -> value.length() <= LONGEST_SAMPLE)
                .limit(column.type() == ColumnType.DATE ? 1 : MOST_SAMPLES)
                .map(value -> "'" + value.replace("'", "''") + "'").toList();
        return shortOnes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", shortOnes));
    }

    private static String comment(@Nullable String text) {
        return text == null ? "" : " -- " + text;
    }

    private String quoted(TableName name) {
        return name.schema() == null ? quoted(name.name()) : quoted(name.schema()) + "." + quoted(name.name());
    }

    private String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
