package dev.sqlchat.store;

import org.springframework.core.env.Environment;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;

/**
 * Where the product keeps its own state.
 *
 * @param url {@code STORE}: an SQLite file, made where it is missing, or a PostgreSQL database that several processes share
 * @param key the setting that says so
 */
public record StoreSettings(DatabaseUrl url, String key) {

    private static final String KEY = "STORE";
    private static final String DEFAULT = "sqlite:///data/store.db";

    public StoreSettings(DatabaseUrl url) {
        this(url, KEY);
    }

    /** @throws InvalidSetting when the value cannot be used */
    static StoreSettings from(Environment environment) {
        return new StoreSettings(DatabaseUrl.parse(KEY, environment.getProperty(KEY, DEFAULT)));
    }
}
