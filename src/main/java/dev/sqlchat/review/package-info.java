/**
 * What speaks against a query that may run: what it would take, whether its numbers are wrong, what it could do better.
 * Reads through the guard only; must not know who wrote the query.
 */
@ApplicationModule(allowedDependencies = {"database", "sql", "catalog", "settings"})
@NullMarked
package dev.sqlchat.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
