package dev.sqlchat.tools;

import java.util.List;

import dev.sqlchat.catalog.Table;

import static java.util.stream.Collectors.joining;

/** Lists the tables of the database. */
final class ListTables implements Tool {

    @Override
    public String name() {
        return "sql_db_list_tables";
    }

    @Override
    public String description() {
        return "Lists the tables and views of the database with their size and meaning. Call it first.";
    }

    @Override
    public List<ToolParameter> parameters() {
        return List.of();
    }

    @Override
    public ToolOutcome run(ToolArguments arguments, ToolContext context) {
        var tables = context.catalog().tables();
        var lines = tables.stream().map(ListTables::line).collect(joining("\n"));
        return new ToolOutcome.Told(DataText.marked("catalog", lines),
                tables.size() == 1 ? "1 table" : tables.size() + " tables");
    }

    private static String line(Table table) {
        var rows = table.estimatedRows() < 0 ? "" : ", about %d rows".formatted(table.estimatedRows());
        var kind = table.kind() == Table.Kind.VIEW ? "view" : "table";
        var comment = table.comment() == null ? "" : ": " + DataText.value(table.comment());
        return "%s (%s%s)%s".formatted(table.name(), kind, rows, comment);
    }
}
