package dev.sqlchat.knowledge;

import dev.sqlchat.database.Database;
import dev.sqlchat.model.Precedent;

/** What is known of a question before anybody works on it. Safe for many threads. */
public interface Precedents {

    /** Knows nothing. */
    Precedents NONE = (question, database, alone) -> Precedent.NONE;

    /**
     * Never fails.
     *
     * @param alone nothing was said before it that could change what it means
     */
    Precedent of(String question, Database database, boolean alone);
}
