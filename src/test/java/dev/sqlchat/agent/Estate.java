package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

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
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.review.QueryReview;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.tools.Disclosure;
import dev.sqlchat.tools.ToolContext;

/** A small SQLite file of machines and the teams that own them. */
public final class Estate implements Database {

    public static final TableName TEAMS = TableName.of("teams");
    public static final TableName MACHINES = TableName.of("machines");

    private final String name;
    private final String url;
    private final AtomicReference<@Nullable Callable<QueryOutcome>> next = new AtomicReference<>();

    private Estate(String name, String url) {
        this.name = name;
        this.url = url;
    }

    public static Estate in(Path directory) throws SQLException {
        return in(directory, "estate");
    }

    public static Estate in(Path directory, String name) throws SQLException {
        var url = "jdbc:sqlite:" + directory.resolve(name + ".db");
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            statement.executeUpdate("CREATE TABLE machines (id INTEGER PRIMARY KEY, name TEXT NOT NULL, status TEXT, "
                    + "team_id INTEGER REFERENCES teams (id), monthly_cost REAL, bought_on DATE, currency TEXT)");
            statement.executeUpdate("INSERT INTO teams VALUES (1,'Search'),(2,'Platform'),(3,'Field')");
            statement.executeUpdate("INSERT INTO machines VALUES (1,'m-1','running',1,10.5,'2026-01-02','USD'),"
                    + "(2,'m-2','running',1,20.25,'2026-02-03','USD'),(3,'m-3','stopped',2,1234.5,'2026-02-20','USD'),"
                    + "(4,'m-4','running',2,NULL,'2026-03-01','USD')");
        }
        return new Estate(name, url);
    }

    public static Databases only(Database... databases) {
        return () -> List.of(databases);
    }

    /** To run queries with, for one whom stored values may be told. */
    public static ToolContext tools(Database database, Limits limits) {
        return tools(database, limits, Disclosure.ALL);
    }

    public static ToolContext tools(Database database, Limits limits, Disclosure disclosure) {
        return new ToolContext(database, SqlFilters.NONE.guard(database.catalog(), Policy.EVERYTHING,
                new SqlFilter.Context(database.name(), "local", null)), limits, disclosure, ignored -> {},
                QueryReview.DEFAULT);
    }

    /** The next query has this outcome instead of its own. */
    public void next(Callable<QueryOutcome> outcome) {
        next.set(outcome);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Catalog catalog() {
        return catalog(name);
    }

    public static Catalog catalog(String name) {
        var teams = new Table(TEAMS, Table.Kind.TABLE, List.of(column("id", ColumnType.INTEGER, 3),
                column("name", ColumnType.TEXT, 3, "Search", "Platform")), List.of("id"), "who owns machines", 3);
        var machines = new Table(MACHINES, Table.Kind.TABLE, List.of(column("id", ColumnType.INTEGER, 4),
                column("name", ColumnType.TEXT, 400), column("status", ColumnType.TEXT, 2, "running", "stopped"),
                column("team_id", ColumnType.INTEGER, 2), column("monthly_cost", ColumnType.DECIMAL, 3),
                column("bought_on", ColumnType.DATE, 4), column("currency", ColumnType.TEXT, 1, "USD")),
                List.of("id"), null, 4);
        return new Catalog(name, Dialect.SQLITE, List.of(teams, machines), List.of(new ForeignKey(MACHINES,
                List.of("team_id"), TEAMS, List.of("id"), ForeignKey.Origin.DECLARED)), ValueIndex.EMPTY);
    }

    private static Column column(String name, ColumnType type, long distinct, String... samples) {
        return new Column(name, type, type.name(), true, null,
                new ColumnStatistics(distinct, 0, List.of(samples)));
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2026, 6, 15);
    }

    @Override
    public QueryOutcome execute(CheckedQuery query, Limits limits) {
        try {
            var planned = next.getAndSet(null);
            return planned == null ? new QueryOutcome.Completed(read(query)) : planned.call();
        } catch (SQLException failure) {
            return new QueryOutcome.Failed(String.valueOf(failure.getMessage()));
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private ResultTable read(CheckedQuery query) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement(query.boundSql())) {
            for (var index = 0; index < query.parameters().size(); index++) {
                statement.setObject(index + 1, query.parameters().get(index));
            }
            var result = statement.executeQuery();
            var names = new ArrayList<String>();
            for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                names.add(result.getMetaData().getColumnLabel(column));
            }
            var rows = new ArrayList<List<@Nullable Object>>();
            while (result.next()) {
                var row = new ArrayList<@Nullable Object>();
                for (var column = 1; column <= names.size(); column++) {
                    var cell = result.getObject(column);
                    row.add(cell instanceof Integer number ? Long.valueOf(number) : cell);
                }
                rows.add(row);
            }
            var columns = new ArrayList<ResultTable.ResultColumn>();
            for (var index = 0; index < names.size(); index++) {
                columns.add(new ResultTable.ResultColumn(names.get(index), type(rows, index)));
            }
            return new ResultTable(columns, rows, null, Duration.ZERO);
        }
    }

    private static ColumnType type(List<List<@Nullable Object>> rows, int index) {
        return rows.isEmpty() ? ColumnType.TEXT : switch (rows.getFirst().get(index)) {
            case Long ignored -> ColumnType.INTEGER;
            case Double ignored -> ColumnType.DECIMAL;
            case null, default -> ColumnType.TEXT;
        };
    }

    @Override
    public boolean awaitValues(Duration time) {
        return true;
    }

    @Override
    public void close() {}
}
