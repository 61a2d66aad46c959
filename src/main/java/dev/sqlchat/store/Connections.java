package dev.sqlchat.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;

/** Connections to the store. */
final class Connections {

    private static final int MOST = 8;
    private static final int MOST_RELAXED = 2;
    private static final int BUSY_MILLIS = 20_000;

    private Connections() {}

    /** Full synchronisation: what was acknowledged survives a crash of the machine. */
    static StorePool open(StoreSettings settings) {
        return open(settings, switch (settings.url()) {
            case DatabaseUrl.Sqlite(Path file) -> {
                make(file, settings.key());
                yield sqlite(file, SynchronousMode.FULL);
            }
            case DatabaseUrl.Postgresql server -> postgresql(server);
        }, "store", MOST);
    }

    /** To a store that is open: what was acknowledged survives a crash of the process. */
    static StorePool relaxed(StoreSettings settings) {
        return open(settings, switch (settings.url()) {
            case DatabaseUrl.Sqlite(Path file) -> sqlite(file, SynchronousMode.NORMAL);
            case DatabaseUrl.Postgresql server -> {
                var pool = postgresql(server);
                pool.setConnectionInitSql("SET synchronous_commit TO off");
                yield pool;
            }
        }, "store-relaxed", MOST_RELAXED);
    }

    private static StorePool open(StoreSettings settings, HikariConfig config, String pool, int most) {
        config.setPoolName(pool);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        try {
            return new StorePool(config);
        } catch (PoolInitializationException failure) {
            throw new InvalidSetting(settings.key(),
                    settings.url() + " cannot be opened: "
                            + Optional.ofNullable(failure.getCause()).orElse(failure).getMessage());
        }
    }

    private static HikariConfig sqlite(Path file, SynchronousMode synchronous) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        return pool;
    }

    private static void make(Path file, String key) {
        try {
            if (!Files.exists(file)) {
                OwnerOnly.create(file);
            }
        } catch (FileAlreadyExistsException another) {
            // Another process was faster; it has made it the same way.
        } catch (IOException failure) {
            throw new InvalidSetting(key, file.toAbsolutePath()
                    + " cannot be made; name another file or start where you may write");
        }
    }

    private static HikariConfig postgresql(DatabaseUrl.Postgresql server) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:postgresql://" + server.address());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        server.options().forEach(pool::addDataSourceProperty);
        return pool;
    }
}
