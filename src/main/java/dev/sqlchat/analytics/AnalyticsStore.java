package dev.sqlchat.analytics;

import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

/** Where query analytics are kept: the product's store, or a database of their own with the same tables. */
final class AnalyticsStore implements AutoCloseable {

    private final Store store;
    private final boolean own;

    private AnalyticsStore(Store store, boolean own) {
        this.store = store;
        this.own = own;
    }

    static AnalyticsStore within(Store store) {
        return new AnalyticsStore(store, false);
    }

    /** @throws dev.sqlchat.settings.InvalidSetting when it cannot be opened */
    static AnalyticsStore open(StoreSettings settings) {
        return new AnalyticsStore(Store.open(settings), true);
    }

    JdbcClient.StatementSpec sql(String text) {
        return store.sql().sql(text);
    }

    <T> T atomically(Supplier<T> work) {
        return store.atomically(work);
    }

    /** The product's store has its own end. */
    @Override
    public void close() {
        if (own) {
            store.close();
        }
    }
}
