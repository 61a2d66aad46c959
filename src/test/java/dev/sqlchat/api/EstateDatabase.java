package dev.sqlchat.api;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

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
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.sql.CheckedQuery;

/** Two tables; a query's words choose its outcome, so that also those can be had that a real database seldom gives. */
final class EstateDatabase implements Database {

    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private volatile @Nullable String broken;

    /** From now on this query fails; none for null. */
    void breakOn(@Nullable String sql) {
        broken = sql;
    }

    private static final TableName RESOURCES = TableName.of("resources");
    private static final TableName COSTS = TableName.of("costs");

    @Override
    public String name() {
        return "estate";
    }

    @Override
    public Catalog catalog() {
        var resources = new Table(RESOURCES, Table.Kind.TABLE,
                List.of(column("id", ColumnType.TEXT), column("name", ColumnType.TEXT),
                        column("status", ColumnType.TEXT, "running", "stopped"),
                        column("location", ColumnType.TEXT, "westeurope")),
                List.of("id"), "What runs", 420);
        var costs = new Table(COSTS, Table.Kind.TABLE,
                List.of(column("id", ColumnType.INTEGER), column("resource_id", ColumnType.TEXT),
                        column("date", ColumnType.DATE), column("cost", ColumnType.DECIMAL)),
                List.of("id"), null, -1);
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
        String sql = query.sql();
        if (sql.equals(broken)) {
            return new QueryOutcome.Failed("no such table: resources");
        }
        if (sql.contains("'too slow'")) {
            return new QueryOutcome.TimedOut(Duration.ofSeconds(30));
        }
        if (sql.contains("'broken'")) {
            return new QueryOutcome.Failed("malformed JSON");
        }
        if (sql.contains("'cancelled'")) {
            return new QueryOutcome.Cancelled();
        }
        return new QueryOutcome.Completed(result(sql));
    }

    private static ResultTable result(String sql) {
        if (sql.contains("largest")) {
            return table(List.of(new ResultColumn("location", ColumnType.TEXT),
                    new ResultColumn("resources", ColumnType.INTEGER), new ResultColumn("cost", ColumnType.DECIMAL),
                    new ResultColumn("largest", ColumnType.INTEGER)),
                    List.of(row("westeurope", 51L, 182344.5, 9007199254740993L),
                            row("northeurope", 107L, 99120.257, 12L), row("eastus", 88L, null, 7L)));
        }
        if (sql.contains("cost")) {
            return table(
                    List.of(new ResultColumn("id", ColumnType.INTEGER), new ResultColumn("cost", ColumnType.DECIMAL)),
                    IntStream.range(0, 250).mapToObj(id -> row((long) id, id * 12.5)).toList());
        }
        return table(List.of(new ResultColumn("name", ColumnType.TEXT)), List.of(row(HOSTILE)));
    }

    private static ResultTable table(List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
        return new ResultTable(columns, rows, null, Duration.ofMillis(3));
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    @Override
    public boolean awaitValues(Duration time) {
        return true;
    }

    @Override
    public void close() {}
}
