package dev.sqlchat.store;

import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.sqlchat.settings.InvalidSetting;

/**
 * The open store. What is written in {@link #atomically} is on disk when that returns, all of it or nothing. Its SQL is
 * understood by SQLite and PostgreSQL alike; times are {@link Timestamps}. Safe for many threads.
 */
public final class Store implements AutoCloseable {

    private final StorePool source;
    private final StorePool relaxed;
    private final JdbcClient sql;
    private final JdbcClient relaxedSql;
    private final TransactionTemplate transactions;

    private Store(StorePool source, StorePool relaxed) {
        this.source = source;
        this.relaxed = relaxed;
        this.sql = source.client();
        this.relaxedSql = relaxed.client();
        this.transactions = new TransactionTemplate(source.transactions());
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
            return new Store(source, Connections.relaxed(settings));
        } catch (RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    /** Statements by themselves; within {@link #atomically} they are part of the transaction. */
    public JdbcClient sql() {
        return sql;
    }

    /**
     * Statements by themselves that nobody waits for to reach the disk: they survive the end of this process, however
     * sudden, but the last of them not a crash of the machine. Never part of {@link #atomically}, and not to be used
     * within it.
     */
    public JdbcClient relaxed() {
        return relaxedSql;
    }

    /** Everything that the work writes, or nothing when it throws. */
    public <T> T atomically(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** How much failed since the store was opened: getting a connection, statements, commits. */
    public long errors() {
        return source.failures() + relaxed.failures();
    }

    @Override
    public void close() {
        relaxed.close();
        source.close();
    }
}
