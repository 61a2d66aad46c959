package dev.sqlchat.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

import static java.util.stream.Collectors.joining;

/** Describes tables: columns, types, keys, comments, a few stored values. */
final class Schema implements Tool {

    private static final String TABLES = "table_names";
    private static final int MOST_SAMPLES = 5;

    @Override
    public String name() {
        return "sql_db_schema";
    }

    @Override
    public String description() {
        return "Describes tables: columns with types, keys, comments and a few stored values. Call it before a query.";
    }

    @Override
    public List<ToolParameter> parameters() {
        return List.of(ToolParameter.text(TABLES, "names of tables, separated by commas"));
    }

    @Override
    public ToolOutcome run(ToolArguments arguments, ToolContext context) {
        var names = Arrays.stream(arguments.text(TABLES).split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).distinct().toList();
        var unknown = names.stream().filter(name -> find(context.catalog(), name).isEmpty()).toList();
        return names.isEmpty() || !unknown.isEmpty()
                ? failed(context.catalog(), unknown)
                : described(context, names);
    }

    private static ToolOutcome failed(Catalog catalog, List<String> unknown) {
        return new ToolOutcome.Failed("%s Known are: %s.".formatted(
                unknown.isEmpty() ? "No table was named." : "There is no table " + String.join(", ", unknown) + ".",
                catalog.tables().stream().map(table -> table.name().toString()).collect(joining(", "))));
    }

    private static ToolOutcome described(ToolContext context, List<String> names) {
        var catalog = context.catalog();
        var text = names.stream().flatMap(name -> find(catalog, name).stream())
                .map(table -> describe(catalog, table, context.disclosure())).collect(joining("\n\n"));
        return new ToolOutcome.Told(DataText.marked("catalog", text), String.join(", ", names));
    }

    private static Optional<Table> find(Catalog catalog, String name) {
        var dot = name.indexOf('.');
        return catalog.table(dot < 0
                ? TableName.of(name)
                : new TableName(name.substring(0, dot), name.substring(dot + 1)));
    }

    private static String describe(Catalog catalog, Table table, Disclosure disclosure) {
        var lines = new ArrayList<String>();
        lines.add("table " + table.name() + comment(table.comment()));
        table.columns().stream().map(column -> "  " + describe(column, disclosure)).forEach(lines::add);
        if (!table.primaryKey().isEmpty()) {
            lines.add("  primary key (" + String.join(", ", table.primaryKey()) + ")");
        }
        catalog.foreignKeys().stream().filter(key -> key.from().equals(table.name())).map(Schema::describe)
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String describe(Column column, Disclosure disclosure) {
        var type = column.declaredType().isEmpty() ? column.type().name() : column.declaredType();
        return column.name() + " " + type + (column.nullable() ? "" : " not null") + comment(column.comment())
                + (disclosure.tellsValues() ? samples(column) : "");
    }

    private static String describe(ForeignKey key) {
        var how = key.origin() == ForeignKey.Origin.DECLARED ? "" : " (inferred)";
        return "  foreign key (%s) references %s (%s)%s".formatted(String.join(", ", key.columns()), key.to(),
                String.join(", ", key.referencedColumns()), how);
    }

    private static String comment(@Nullable String comment) {
        return comment == null ? "" : " -- " + DataText.value(comment);
    }

    private static String samples(Column column) {
        var values = column.statistics().samples().stream().limit(MOST_SAMPLES)
                .map(value -> "'" + DataText.value(value).replace("'", "''") + "'").toList();
        return values.isEmpty() ? "" : " -- such as " + String.join(", ", values);
    }
}
