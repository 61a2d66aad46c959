package dev.sqlchat.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import com.zaxxer.hikari.HikariConfig;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.database.DatabaseUrl.Postgresql;
import dev.sqlchat.database.Watchdog.Watch;
import dev.sqlchat.sql.CheckedQuery;

/** PostgreSQL servers. */
final class PostgresVendor implements Vendor {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresVendor.class);

    private static final int MOST_CONNECTIONS = 8;
    private static final Duration AFTER_THE_WATCHDOG = Duration.ofSeconds(2);

    /** Complete only when the statistics list as many values as they count, which is so for lists short enough. */
    private static final String KNOWN_VALUES = """
            SELECT most_common_vals::text::text[] FROM pg_stats
            WHERE schemaname = coalesce(?, (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.oid = to_regclass(quote_ident(?))))
            AND tablename = ? AND attname = ? AND n_distinct > 0
            AND array_length(most_common_vals, 1) >= n_distinct
            ORDER BY inherited DESC LIMIT 1""";

    private static final String WRITABLE = """
            SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
                (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
                 AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))""";

    private static final String TOO_LARGE = "the result is too large";

    private final Postgresql url;

    PostgresVendor(Postgresql url) {
        this.url = url;
    }

    @Override
    public HikariConfig pool() {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:postgresql://" + url.address());
        pool.setUsername(url.user());
        pool.setPassword(url.password());
        pool.addDataSourceProperty("connectTimeout", "10");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "sql-chat-agent");
        url.options().forEach(pool::addDataSourceProperty);
        pool.addDataSourceProperty("stringtype", "unspecified");
        pool.addDataSourceProperty("readOnlyMode", "always");
        pool.addDataSourceProperty("prepareThreshold", "0");
        pool.addDataSourceProperty("adaptiveFetch", "true");
        pool.addDataSourceProperty("defaultRowFetchSize", "100");
        pool.addDataSourceProperty("maxResultBuffer", "64M");
        pool.setConnectionInitSql("SET default_transaction_read_only = on");
        pool.setReadOnly(true);
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        return pool;
    }

    @Override
    public Marks marks(Connection connection, Watch watch) throws SQLException {
        return PostgresMarks.read(connection, watch);
    }

    @Override
    public CatalogFacts facts(Watchdog watchdog) throws SQLException {
        return new PostgresCatalogReader(watchdog).read();
    }

    /** The server's own time limit is for the case that we are gone before the query is. */
    @Override
    public void begin(Connection connection, Duration limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + limit.plus(AFTER_THE_WATCHDOG).toMillis());
        }
    }

    /** A literal of small digits is an integer to the server, with functions of its own. */
    @Override
    public Object parameter(Object value) {
        return switch (value) {
            case Long number when number == number.intValue() -> number.intValue();
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            default -> value;
        };
    }

    @Override
    public Cells cells(ResultSetMetaData columns, Catalog catalog) throws SQLException {
        return PostgresCells.of(columns);
    }

    @Override
    public String asText(String quotedColumn) {
        return quotedColumn + "::text";
    }

    @Override
    public Optional<Set<String>> knownValues(Connection connection, ColumnRef column) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(KNOWN_VALUES)) {
            query.setString(1, column.table().schema());
            query.setString(2, column.table().name());
            query.setString(3, column.table().name());
            query.setString(4, column.column());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new LinkedHashSet<>(Arrays.asList((String[]) row.getArray(1).getArray())))
                        : Optional.empty();
            }
        }
    }

    @Override
    public String message(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException own ? own.getServerErrorMessage() : null;
        if (server == null) {
            boolean large = String.valueOf(failure.getMessage()).contains("maxResultBuffer");
            return large ? TOO_LARGE : "the connection to the database is lost";
        }
        String hint = server.getHint();
        return server.getMessage() + (hint == null ? "" : " (" + hint + ")");
    }

    @Override
    public String explain() {
        return PostgresForecast.EXPLAIN;
    }

    @Override
    public Forecast forecast(ResultSet plan, CheckedQuery query, Catalog catalog) throws SQLException {
        return PostgresForecast.of(plan, query, catalog);
    }

    @Override
    public QueryOutcome.Failed failed(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String message = message(failure);
        return server == null
                ? new QueryOutcome.Failed(message.equals(TOO_LARGE) ? FailureKind.TOO_LARGE : FailureKind.UNAVAILABLE,
                        message, null)
                : PostgresFailure.of(String.valueOf(server.getSQLState()), message, server.getPosition() > 0);
    }

    @Override
    public void warnOfGrants(String name, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(WRITABLE)) {
            row.next();
            if (row.getBoolean(1) || row.getLong(2) > 0) {
                LOG.warn("The login of database '{}' may write ({}). Queries run read-only all the same, but give it"
                        + " a role that has SELECT and nothing else.", name,
                        row.getBoolean(1) ? "it is a superuser" : row.getLong(2) + " tables");
            }
        }
    }
}
