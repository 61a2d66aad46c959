package dev.sqlchat.api;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.CheckedQuery;

/** Two tables that give the outcome they are told to give. */
final class EstateDatabase implements Database {

    static final QueryOutcome ONE_ROW = new QueryOutcome.Completed(
            new ResultTable(List.of(new ResultTable.ResultColumn("resources", ColumnType.INTEGER)),
                    List.of(List.of(420L)), null, Duration.ofMillis(3)));

    private static final TableName RESOURCES = TableName.of("resources");
    private static final TableName COSTS = TableName.of("costs");

    volatile QueryOutcome outcome = ONE_ROW;

    @Override
    public String name() {
        return "estate";
    }

    @Override
    public Catalog catalog() {
        var resources = new Table(RESOURCES, Table.Kind.TABLE,
                List.of(column("id", ColumnType.TEXT), column("name", ColumnType.TEXT),
                        column("status", ColumnType.TEXT, "running", "stopped")),
                List.of("id"), "What runs", 420);
        var costs = new Table(COSTS, Table.Kind.TABLE,
                List.of(column("resource_id", ColumnType.TEXT), column("date", ColumnType.DATE),
                        column("cost", ColumnType.DECIMAL)),
                List.of(), null, -1);
        return new Catalog("estate", Dialect.SQLITE, List.of(resources, costs),
                List.of(new ForeignKey(COSTS, List.of("resource_id"), RESOURCES, List.of("id"),
                        ForeignKey.Origin.DECLARED)),
                ValueIndex.EMPTY);
    }

    private static Column column(String name, ColumnType type, String... samples) {
        return new Column(name, type, type.name(), true, null, new ColumnStatistics(-1, -1, List.of(samples)));
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2026, 6, 15);
    }

    @Override
    public QueryOutcome execute(CheckedQuery query, Limits limits) {
        return outcome;
    }

    @Override
    public boolean awaitValues(Duration time) {
        return true;
    }

    @Override
    public void close() {}
}
