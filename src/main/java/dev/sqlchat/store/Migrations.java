package dev.sqlchat.store;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

import dev.sqlchat.settings.InvalidSetting;

/** Brings the tables up to date, forward only. Two processes that start at once do it one after the other. */
final class Migrations {

    private Migrations() {}

    static void apply(DataSource source, String key) {
        Flyway flyway = Flyway.configure(Store.class.getClassLoader()).dataSource(source)
                .locations("classpath:dev/sqlchat/store/migrations").table("store_migrations")
                .ignoreMigrationPatterns(new String[0]).cleanDisabled(true).load();
        for (var migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new InvalidSetting(key,
                        ("a later version of the product has changed it (its tables are"
                                + " at %s); start that version, or name another store")
                                .formatted(migration.getVersion()));
            }
        }
        flyway.migrate();
    }
}
