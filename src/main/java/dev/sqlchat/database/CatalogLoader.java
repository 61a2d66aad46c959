package dev.sqlchat.database;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.KeyInference;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.database.Watchdog.End;

/** Finds out what a database holds: from what was kept of it as long as the schema is the same, else by reading it. */
final class CatalogLoader {

    private static final Duration MARKS_LIMIT = Duration.ofSeconds(30);

    private final DatabaseSource source;
    private final Vendor vendor;
    private final Watchdog watchdog;
    private final CatalogFile file;
    private final boolean withValues;

    /**
     * What a database begins with.
     *
     * @param kept whether it comes from the file
     * @param isTrue whether the file has all, and nothing has changed since
     */
    record Start(KeptCatalog known, boolean kept, boolean isTrue) {

        Catalog catalog() {
            return known.catalog();
        }
    }

    CatalogLoader(DatabaseSource source, Vendor vendor, Watchdog watchdog, CatalogFile file, boolean withValues) {
        this.source = source;
        this.vendor = vendor;
        this.watchdog = watchdog;
        this.file = file;
        this.withValues = withValues;
    }

    /** Tables and keys, as soon as can be. */
    Start start() throws SQLException {
        Marks now = marks();
        Optional<KeptCatalog> kept = file.read().filter(found -> found.marks().schema().equals(now.schema()));
        return kept.isPresent()
                ? new Start(kept.get(), true, kept.get().isTrue(now, withValues))
                : new Start(read(now), false, false);
    }

    /** Hears of a newer catalog, with the values that are known. */
    interface Newer {

        void is(KeptCatalog known, Catalog catalog);
    }

    /** Tells of the catalog with its values, and again when it had to be read anew; keeps what was read. */
    void complete(Start start, Newer newer) throws SQLException {
        if (start.kept() && withValues) {
            newer.is(start.known(), start.known().withIndex());
        }
        if (!start.isTrue()) {
            keep(start.kept() ? read(marks()) : start.known(), newer);
        }
    }

    /** Tells of tables and keys as soon as they are read, then of them with their values; keeps what was read. */
    void readAnew(Newer newer) throws SQLException {
        KeptCatalog read = read(marks());
        newer.is(read, read.catalog());
        keep(read, newer);
    }

    private void keep(KeptCatalog read, Newer newer) throws SQLException {
        file.write(read);
        KeptCatalog whole = withValues ? read.with(new ValueFeed(vendor, watchdog).read(read.catalog())) : read;
        newer.is(whole, whole.withIndex());
        file.write(whole);
    }

    /** The database's own words for what went wrong, without connection details. */
    String message(Throwable failure) {
        return failure instanceof SQLException sql ? vendor.message(sql) : "the database is closed";
    }

    private KeptCatalog read(Marks now) throws SQLException {
        Instant time = Instant.now();
        CatalogFacts facts = vendor.facts(watchdog);
        List<ForeignKey> keys = new ArrayList<>(facts.declaredKeys());
        ValueContainment containment = new ValueContainment(facts.samples(),
                facts.tables().stream().collect(Collectors.toMap(Table::name, Function.identity())), watchdog);
        keys.addAll(new KeyInference(facts.tables(), facts.declaredKeys(), containment).infer());
        Catalog catalog = new Catalog(source.name(), source.url().dialect(), facts.tables(), keys, ValueIndex.EMPTY);
        return new KeptCatalog(now, time, catalog, null);
    }

    Marks marks() throws SQLException {
        return switch (watchdog.run(MARKS_LIMIT, vendor::marks)) {
            case End.Finished<Marks>(Marks marks) -> marks;
            case End.Broke<Marks>(SQLException failure) -> throw failure;
            case End.Late<Marks>() -> throw new SQLException("reading the schema took too long");
            case End.Interrupted<Marks>() -> throw new SQLException("interrupted");
        };
    }
}
