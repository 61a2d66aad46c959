package dev.sqlchat.access;

import java.util.Locale;

/** What a principal may do. */
public enum Scope {

    /** Ask questions, run queries, and read what the principal owns. */
    ASK,
    /** Everything. */
    ADMIN;

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
