package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Watchdog.End;
import dev.sqlchat.database.Watchdog.Watch;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.sql.CheckedQuery;

/** A database behind a small pool of connections that can only read. */
final class JdbcDatabase implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcDatabase.class);
    private static final Duration GRANTS_LIMIT = Duration.ofSeconds(5);
    private static final Duration VALUES_PATIENCE = Duration.ofSeconds(30);
    private static final int FETCHED_ROWS = 100;

    private final Vendor vendor;
    private final Supplier<LocalDate> today;
    private final Limits limits;
    private final HikariDataSource pool;
    private final Watchdog watchdog;
    private final LiveCatalog live;
    private final QueryObserver observer;

    private JdbcDatabase(Vendor vendor, Supplier<LocalDate> today, Limits limits, HikariDataSource pool,
            Watchdog watchdog,
            LiveCatalog live, QueryObserver observer) {
        this.vendor = vendor;
        this.today = today;
        this.limits = limits;
        this.pool = pool;
        this.watchdog = watchdog;
        this.live = live;
        this.observer = observer;
    }

    /**
     * Connects and reads what the database holds; its values are read in the background.
     *
     * @throws InvalidSetting when the database cannot be reached or read
     */
    static JdbcDatabase open(DatabaseSource source, Vendor vendor, Supplier<LocalDate> today,
            DatabaseSettings settings, QueryObserver observer) {
        HikariDataSource pool = connect(source, vendor);
        Watchdog watchdog = new Watchdog(pool, source.name());
        try {
            CatalogLoader loader = new CatalogLoader(source, vendor, watchdog,
                    CatalogFile.of(settings.kept(), source), settings.indexValues());
            CatalogLoader.Start start = loader.start();
            LiveCatalog live = new LiveCatalog(source.name(), loader, start, settings.schemaCheck());
            JdbcDatabase database = new JdbcDatabase(vendor, today, settings.limits(), pool, watchdog, live,
                    observer);
            live.complete(start, database::warnOfGrants);
            return database;
        } catch (SQLException failure) {
            watchdog.close();
            pool.close();
            throw unusable(source, vendor.message(failure));
        }
    }

    private static HikariDataSource connect(DatabaseSource source, Vendor vendor) {
        HikariConfig config = vendor.pool();
        config.setPoolName(source.name());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failure) {
            throw unusable(source, cause(failure));
        }
    }

    private static String cause(HikariPool.PoolInitializationException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? "no connection" : String.valueOf(cause.getMessage());
    }

    private static InvalidSetting unusable(DatabaseSource source, String problem) {
        return new InvalidSetting(source.key(), "cannot read " + source.url() + ": " + problem
                + "; check that it is there and that this login may read it");
    }

    @Override
    public String name() {
        return live.catalog().database();
    }

    @Override
    public Catalog catalog() {
        return live.catalog();
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public QueryOutcome execute(CheckedQuery query, Limits limits) {
        if (query.dialect() != catalog().dialect()) {
            throw new IllegalArgumentException("a query for " + query.dialect() + " does not run on " + name());
        }
        long start = System.nanoTime();
        QueryOutcome outcome = run(query, limits, start);
        observer.ran(name(), outcome, Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    private QueryOutcome run(CheckedQuery query, Limits limits, long start) {
        return switch (watchdog.run(limits.time(),
                (connection, watch) -> run(query, limits, connection, watch, start))) {
            case End.Finished<ResultTable>(ResultTable result) -> new QueryOutcome.Completed(result);
            case End.Broke<ResultTable>(SQLException failure) -> failed(failure);
            case End.Late<ResultTable>() -> new QueryOutcome.TimedOut(limits.time());
            case End.Interrupted<ResultTable>() -> new QueryOutcome.Cancelled();
        };
    }

    @Override
    public Forecast forecast(CheckedQuery query, Duration time) {
        return switch (watchdog.run(time, (connection, watch) -> forecast(query, time, connection, watch))) {
            case End.Finished<Forecast>(Forecast forecast) -> forecast;
            case End.Broke<Forecast>(SQLException failure) -> new Forecast.Failed(failed(failure));
            case End.Late<Forecast>(),End.Interrupted<Forecast>() -> new Forecast.Unknown();
        };
    }

    @Override
    public void catchUp() {
        live.catchUp();
    }

    @Override
    public CatalogChange refresh() {
        return live.refresh(VALUES_PATIENCE);
    }

    @Override
    public CatalogUse catalogUse() {
        return live.use();
    }

    @Override
    public boolean awaitValues(Duration time) {
        return live.awaitValues(time);
    }

    @Override
    public void close() {
        watchdog.close();
        pool.close();
        live.awaitEnd();
    }

    private ResultTable run(CheckedQuery query, Limits limits, Connection connection, Watch watch, long start)
            throws SQLException {
        vendor.begin(connection, limits.time());
        try (PreparedStatement statement = prepared("", query, connection, watch);
                ResultSet result = statement.executeQuery()) {
            return new ResultReader(vendor.cells(result.getMetaData(), catalog()), limits).read(result, start);
        }
    }

    private Forecast forecast(CheckedQuery query, Duration time, Connection connection, Watch watch)
            throws SQLException {
        vendor.begin(connection, time);
        try (PreparedStatement statement = prepared(vendor.explain(), query, connection, watch);
                ResultSet plan = statement.executeQuery()) {
            return vendor.forecast(plan, query, catalog());
        }
    }

    private PreparedStatement prepared(String before, CheckedQuery query, Connection connection, Watch watch)
            throws SQLException {
        PreparedStatement statement = watch.watch(connection.prepareStatement(before + query.boundSql()));
        statement.setFetchSize(FETCHED_ROWS);
        int index = 0;
        for (Object parameter : query.parameters()) {
            statement.setObject(++index, vendor.parameter(parameter));
        }
        return statement;
    }

    private QueryOutcome.Failed failed(SQLException failure) {
        LOG.debug("A query failed on {}", name(), failure);
        QueryOutcome.Failed failed = vendor.failed(failure);
        return failed.kind().ofSchema() && live.look(true)
                ? new QueryOutcome.Failed(failed.kind(), failed.message()
                        + ". The tables of the database have changed; they were read anew, so ask again.",
                        failed.name(), failed.mayQuoteValues())
                : failed;
    }

    private void warnOfGrants() {
        watchdog.run(GRANTS_LIMIT, (connection, watch) -> {
            vendor.warnOfGrants(name(), connection);
            return true;
        });
    }
}
