package dev.sqlchat.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;

/** Brings the tables up to date, forward only. Two processes that start at once do it one after the other. */
final class Migrations {

    /** Where it is kept which of them were done. */
    static final String TABLE = "store_migrations";

    private Migrations() {}

    /**
     * @param current null where none was done
     * @param newest what this product knows
     * @param later what a later version of the product has done beyond that
     */
    record Versions(@Nullable String current, String newest, Optional<String> later) {}

    static void apply(DataSource source, String key) {
        var flyway = flyway(source);
        later(flyway).findFirst().ifPresent(later -> {
            throw new InvalidSetting(key,
                    ("a later version of the product has changed it (its tables are"
                            + " at %s); start that version, or name another store").formatted(later));
        });
        flyway.migrate();
    }

    /** Without changing anything. */
    static Versions versions(DataSource source) {
        var flyway = flyway(source);
        var current = flyway.info().current();
        var newest = Arrays.stream(flyway.info().all()).filter(known -> !isLater(known))
                .map(known -> known.getVersion().toString()).reduce("", (one, next) -> next);
        return new Versions(current == null ? null : current.getVersion().toString(), newest,
                later(flyway).reduce((one, next) -> next));
    }

    private static Stream<String> later(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).filter(Migrations::isLater)
                .map(migration -> migration.getVersion().toString());
    }

    private static boolean isLater(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS;
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure(Store.class.getClassLoader()).dataSource(source)
                .locations("classpath:dev/sqlchat/store/migrations").table(TABLE)
                .ignoreMigrationPatterns(new String[0]).cleanDisabled(true).load();
    }
}
