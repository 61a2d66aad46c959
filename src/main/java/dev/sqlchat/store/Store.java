package dev.sqlchat.store;

import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.sqlchat.settings.InvalidSetting;

/**
 * The open store. What is written in {@link #atomically} is on disk when that returns, all of it or nothing. Its SQL is
 * understood by SQLite and PostgreSQL alike; times are {@link Timestamps}. Safe for many threads.
 */
public final class Store implements AutoCloseable {

    private final HikariDataSource source;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;

    private Store(HikariDataSource source) {
        this.source = source;
        this.sql = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /**
     * Opens the store, makes it where it is missing, and brings its tables up to date.
     *
     * @throws InvalidSetting when it cannot be opened, or a later version of the product has changed it
     */
    public static Store open(StoreSettings settings) {
        var source = Connections.open(settings);
        try {
            Migrations.apply(source, settings.key());
            return new Store(source);
        } catch (RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    /** Statements by themselves; within {@link #atomically} they are part of the transaction. */
    public JdbcClient sql() {
        return sql;
    }

    /** Everything that the work writes, or nothing when it throws. */
    public <T> T atomically(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    @Override
    public void close() {
        source.close();
    }
}
