package dev.sqlchat.database;

/**
 * How often a catalog was good enough as it was known, since the start.
 *
 * @param hits starts and questions that used what was known
 * @param misses starts and questions that found another schema, so that it was read anew
 */
public record CatalogUse(long hits, long misses) {

    public static final CatalogUse NONE = new CatalogUse(0, 0);
}
