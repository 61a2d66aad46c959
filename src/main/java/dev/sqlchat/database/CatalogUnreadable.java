package dev.sqlchat.database;

/** The catalog could not be read anew; what was known of the database before stays in use. */
public final class CatalogUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message the database's own words, without connection details */
    CatalogUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
