package dev.sqlchat.api;

import java.time.LocalDate;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.database.Database;

/**
 * A database in a list.
 *
 * @param tables how many tables and views it has
 * @param today the day that "today" means in questions to it
 */
record DatabaseSummary(String name, Dialect dialect, int tables, LocalDate today) {

    static DatabaseSummary of(Database database) {
        var catalog = database.catalog();
        return new DatabaseSummary(database.name(), catalog.dialect(), catalog.tables().size(), database.today());
    }
}
