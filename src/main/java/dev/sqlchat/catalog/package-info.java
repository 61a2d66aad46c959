/**
 * What a database holds: tables, columns, types, keys, samples and an index of its values. Immutable snapshots
 * only; it never opens a connection.
 */
@ApplicationModule(allowedDependencies = {"text"})
@NullMarked
package dev.sqlchat.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
