package dev.sqlchat.database;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.zaxxer.hikari.HikariConfig;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.database.Watchdog.Watch;
import dev.sqlchat.sql.CheckedQuery;

/** SQLite files. */
final class SqliteVendor implements Vendor {

    private static final int MOST_CONNECTIONS = 6;
    private static final int BUSY_MILLIS = 5_000;
    private static final String LONGEST_CELL_BYTES = "67108864";
    private static final String MAPPED_BYTES = "268435456";
    private static final Pattern MESSAGE = Pattern.compile("\\[SQLITE_\\w+]\\s.*?\\((.*)\\)", Pattern.DOTALL);

    private final Path file;

    SqliteVendor(Path file) {
        this.file = file;
    }

    @Override
    public HikariConfig pool() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, LONGEST_CELL_BYTES);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, MAPPED_BYTES);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setReadOnly(true);
        pool.setConnectionInitSql("PRAGMA query_only = ON");
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        return pool;
    }

    @Override
    public Marks marks(Connection connection, Watch watch) throws SQLException {
        return new SqliteMarks(file).read(connection, watch);
    }

    @Override
    public CatalogFacts facts(Watchdog watchdog) throws SQLException {
        return new SqliteCatalogReader(watchdog).read();
    }

    @Override
    public void begin(Connection connection, Duration limit) {}

    /** The driver would bind a decimal as text, which is more than any number. */
    @Override
    public Object parameter(Object value) {
        return switch (value) {
            case BigDecimal number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case Number number -> number;
            default -> value.toString();
        };
    }

    @Override
    public Cells cells(ResultSetMetaData columns, Catalog catalog) throws SQLException {
        return SqliteCells.of(columns, catalog);
    }

    @Override
    public String asText(String quotedColumn) {
        return "CAST(" + quotedColumn + " AS TEXT)";
    }

    @Override
    public Optional<Set<String>> knownValues(Connection connection, ColumnRef column) {
        return Optional.empty();
    }

    @Override
    public String message(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        Matcher inner = MESSAGE.matcher(text);
        return inner.matches() ? inner.group(1) : text.replace(file.toString(), "the file");
    }

    @Override
    public String explain() {
        return SqliteForecast.EXPLAIN;
    }

    @Override
    public Forecast forecast(ResultSet plan, CheckedQuery query, Catalog catalog) throws SQLException {
        return SqliteForecast.of(plan, query, catalog);
    }

    @Override
    public QueryOutcome.Failed failed(SQLException failure) {
        return SqliteFailure.of(message(failure));
    }

    @Override
    public void warnOfGrants(String name, Connection connection) {}
}
