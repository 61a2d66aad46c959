package dev.sqlchat.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.sample.SampleDatabase.Stamp;
import dev.sqlchat.settings.InvalidSetting;

/** The databases of the settings, or the sample where they name none. */
public final class JdbcDatabases implements Databases, AutoCloseable {

    private final List<Database> all;

    private JdbcDatabases(List<Database> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Opens all of them; makes the sample when there is none to open.
     *
     * @throws InvalidSetting for the first that cannot be opened
     */
    public static JdbcDatabases open(DatabaseSettings settings) {
        return open(settings, QueryObserver.NONE);
    }

    /** The same, with somebody who hears of each query. */
    public static JdbcDatabases open(DatabaseSettings settings, QueryObserver observer) {
        List<DatabaseSource> sources = settings.sources().isEmpty()
                ? List.of(new DefaultSample(settings).source())
                : settings.sources();
        List<Database> databases = new ArrayList<>();
        try {
            sources.forEach(source -> databases.add(open(source, settings, observer)));
            return new JdbcDatabases(databases);
        } catch (InvalidSetting problem) {
            databases.forEach(Database::close);
            throw problem;
        }
    }

    /**
     * Opens one database, with the clock and the value index of the settings.
     *
     * @throws InvalidSetting when it cannot be opened
     */
    public static Database open(DatabaseSource source, DatabaseSettings settings) {
        return open(source, settings, QueryObserver.NONE);
    }

    private static Database open(DatabaseSource source, DatabaseSettings settings, QueryObserver observer) {
        return switch (source.url()) {
            case DatabaseUrl.Sqlite(Path file) -> {
                requireFile(source, file);
                LocalDate made = SampleDatabase.stamp(file).map(Stamp::asOf).orElse(null);
                yield JdbcDatabase.open(source, new SqliteVendor(file), today(settings, made), settings, observer);
            }
            case DatabaseUrl.Postgresql server -> JdbcDatabase.open(source, new PostgresVendor(server),
                    today(settings, null), settings, observer);
        };
    }

    @Override
    public List<Database> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(Database::close);
    }

    private static void requireFile(DatabaseSource source, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidSetting(source.key(), "there is no file " + file.toAbsolutePath()
                    + " that can be read; a relative path starts in the working directory");
        }
    }

    private static Supplier<LocalDate> today(DatabaseSettings settings, @Nullable LocalDate made) {
        LocalDate fixed = Optional.ofNullable(settings.asOf()).orElse(made);
        Clock clock = Clock.system(settings.zone());
        return fixed == null ? () -> LocalDate.now(clock) : () -> fixed;
    }
}
