package dev.sqlchat.database;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.InMemoryValueIndex;

/**
 * What was found out of a database at some time.
 *
 * @param read when
 * @param catalog without its values
 * @param values by column in the order of the index; null where they were not read
 */
record KeptCatalog(Marks marks, Instant read, Catalog catalog,
        @Nullable Map<ColumnRef, ? extends Collection<String>> values) {

    private static final Duration FRESH = Duration.ofDays(1);

    /** Whether it is as good as read now. */
    boolean isTrue(Marks now, boolean withValues) {
        return marks.equals(now) && (values != null || !withValues)
                && Duration.between(read, Instant.now()).compareTo(FRESH) < 0;
    }

    boolean isOlderThan(Duration age) {
        return Duration.between(read, Instant.now()).compareTo(age) > 0;
    }

    KeptCatalog with(Map<ColumnRef, ? extends Collection<String>> found) {
        return new KeptCatalog(marks, read, catalog, found);
    }

    /** The catalog with what is known of its values. */
    Catalog withIndex() {
        if (values == null) {
            return catalog;
        }
        var index = InMemoryValueIndex.builder();
        values.forEach(index::add);
        return catalog.withValues(index.build());
    }
}
