package dev.sqlchat.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.catalog.Catalog;

/**
 * The catalog of one database, kept true while the process runs: its values are read in the background, a changed schema is
 * noticed when somebody asks, and it is read anew on demand. Safe for many threads.
 */
final class LiveCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalog.class);
    /** Rows change all the time; what is known of them need not be of this minute. */
    private static final Duration ROWS_AGE = Duration.ofHours(1);
    /** Longer than most schemas take; a question goes on with what is known when it is over. */
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration AT_CLOSE = Duration.ofSeconds(5);

    private final String name;
    private final CatalogLoader loader;
    private final Duration between;
    private final CompletableFuture<Boolean> valuesRead = new CompletableFuture<>();
    private final AtomicReference<@Nullable Reading> underway = new AtomicReference<>();
    private final AtomicLong due;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private volatile KeptCatalog known;
    private volatile Catalog catalog;

    /**
     * A catalog that is being read anew.
     *
     * @param tables done when questions can use it
     * @param whole done when its values are there too
     */
    private record Reading(CompletableFuture<CatalogChange> tables, CompletableFuture<Boolean> whole) {}

    /** @param between the schema is looked at no sooner again than after this time */
    LiveCatalog(String name, CatalogLoader loader, CatalogLoader.Start start, Duration between) {
        this.name = name;
        this.loader = loader;
        this.between = between;
        this.due = new AtomicLong(System.nanoTime() + between.toNanos());
        this.known = start.known();
        this.catalog = start.catalog();
        (start.kept() ? hits : misses).incrementAndGet();
    }

    Catalog catalog() {
        return catalog;
    }

    CatalogUse use() {
        return new CatalogUse(hits.get(), misses.get());
    }

    /** Reads on in the background. */
    void complete(CatalogLoader.Start start, Runnable then) {
        Thread.ofVirtual().name(name + "-values").start(() -> {
            try {
                loader.complete(start, this::replace);
                valuesRead.complete(true);
                then.run();
            } catch (RejectedExecutionException closed) {
                valuesRead.complete(false);
            } catch (SQLException | RuntimeException failure) {
                LOG.warn("The values of database '{}' could not be read; answers go on without them", name, failure);
                valuesRead.complete(false);
            }
        });
    }

    private void replace(KeptCatalog newer, Catalog asCatalog) {
        known = newer;
        catalog = asCatalog;
    }

    /** What {@link Database#catchUp} promises. */
    void catchUp() {
        if (valuesRead.isDone() && isDue() && look(false)) {
            misses.incrementAndGet();
        } else {
            hits.incrementAndGet();
        }
    }

    /** Whether the schema is another than that which is known; then it is read anew. */
    boolean look(boolean now) {
        due.set(System.nanoTime() + between.toNanos());
        try {
            var marks = loader.marks();
            if (!marks.schema().equals(known.marks().schema())) {
                awaitTables(read());
                return true;
            }
            if (!now && !marks.data().equals(known.marks().data()) && known.isOlderThan(ROWS_AGE)) {
                read();
            }
        } catch (SQLException | RejectedExecutionException failure) {
            LOG.debug("{} could not be looked at", name, failure);
        }
        return false;
    }

    /** One of those who ask at the same time looks. */
    private boolean isDue() {
        var at = due.get();
        return System.nanoTime() - at >= 0 && due.compareAndSet(at, System.nanoTime() + between.toNanos());
    }

    private static void awaitTables(Reading reading) {
        try {
            reading.tables().get(MOMENT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException goOnWithWhatIsKnown) {
            LOG.debug("A catalog is not read yet", goOnWithWhatIsKnown);
        }
    }

    /** What {@link Database#refresh} promises. */
    CatalogChange refresh(Duration forValues) {
        var reading = read();
        try {
            var change = reading.tables().join();
            reading.whole().copy().completeOnTimeout(false, forValues.toMillis(), TimeUnit.MILLISECONDS).join();
            return change;
        } catch (CompletionException failure) {
            var cause = Optional.ofNullable(failure.getCause()).orElse(failure);
            throw new CatalogUnreadable(loader.message(cause), cause);
        }
    }

    /** Begins, unless somebody has begun already. */
    private Reading read() {
        var mine = new Reading(new CompletableFuture<>(), new CompletableFuture<>());
        var other = underway.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        Thread.ofVirtual().name(name + "-catalog").start(() -> read(mine));
        return mine;
    }

    private void read(Reading reading) {
        var begin = System.nanoTime();
        try {
            valuesRead.join();
            var before = catalog;
            loader.readAnew((newer, asCatalog) -> {
                replace(newer, newer.values() == null
                        ? asCatalog.withValues(StillThere.in(asCatalog,
                                before.values()))
                        : asCatalog);
                reading.tables().complete(CatalogChange.between(before, catalog,
                        Duration.ofNanos(System.nanoTime() - begin)));
            });
            reading.whole().complete(true);
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("The catalog of database '{}' could not be read anew: {}", name, failure.getMessage());
            reading.tables().completeExceptionally(failure);
            reading.whole().complete(false);
        } finally {
            underway.set(null);
        }
    }

    boolean awaitValues(Duration time) {
        try {
            var read = underway.get();
            var awaited = read == null ? valuesRead : valuesRead.thenCombine(read.whole(), Boolean::logicalAnd);
            return awaited.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException stillReading) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Without connections reading ends soon; what it is about to keep must not be written after this. */
    void awaitEnd() {
        var reading = underway.get();
        var all = reading == null ? valuesRead : CompletableFuture.allOf(valuesRead, reading.whole());
        try {
            all.copy().orTimeout(AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException stillReading) {
            LOG.debug("{} is left while it is still read", name);
        }
    }
}
