package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import com.zaxxer.hikari.HikariConfig;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.database.Watchdog.Watch;
import dev.sqlchat.sql.CheckedQuery;

/** What one kind of database does in its own way. */
interface Vendor {

    /** A pool whose connections can only read. */
    HikariConfig pool();

    /** What tells whether the database has changed, without reading what it holds. */
    Marks marks(Connection connection, Watch watch) throws SQLException;

    /** What the database holds, read from its own description of itself; rows only where that says too little. */
    CatalogFacts facts(Watchdog watchdog) throws SQLException;

    /** Prepares a connection for one query. */
    void begin(Connection connection, Duration limit) throws SQLException;

    /** The parameter as the driver must have it, so that it compares as the literal would. */
    Object parameter(Object value);

    /** Reads the cells of a result. */
    Cells cells(ResultSetMetaData columns, Catalog catalog) throws SQLException;

    /** An expression for a column's value as text. */
    String asText(String quotedColumn);

    /** All values of a column where the database's statistics have them, so that no row must be read. */
    Optional<Set<String>> knownValues(Connection connection, ColumnRef column) throws SQLException;

    /** The database's own words for a failure of a query, without connection details. */
    String message(SQLException failure);

    /** What before a query makes the database say how it would run it. */
    String explain();

    /** What the database's plan of a query means. */
    Forecast forecast(ResultSet plan, CheckedQuery query, Catalog catalog) throws SQLException;

    /** Why the database does not run a query. */
    QueryOutcome.Failed failed(SQLException failure);

    /** Says in the log when the login could do more than it should. */
    void warnOfGrants(String name, Connection connection) throws SQLException;
}
