/**
 * Data sources: finds out what they hold and runs checked queries on them, read-only, timed and capped. It must
 * not run any text that is not a {@link dev.sqlchat.sql.CheckedQuery}, other than its own fixed statements.
 */
@ApplicationModule(allowedDependencies = {"sql", "catalog", "settings", "sample", "text"})
@NullMarked
package dev.sqlchat.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
