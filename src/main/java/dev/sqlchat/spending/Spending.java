package dev.sqlchat.spending;

import dev.sqlchat.model.Budget;

/** Pays for what users have language models do. Safe for many threads. */
@FunctionalInterface
public interface Spending {

    /** Pays for everything and counts nothing. */
    Spending UNCOUNTED = user -> Budget.UNLIMITED;

    /** For one user's questions. */
    Budget of(String user);
}
