/**
 * Is this text one safe read? Parses, resolves and re-prints SQL under a policy. The sole maker of
 * {@link dev.sqlchat.sql.CheckedQuery}; it never executes anything.
 */
@ApplicationModule(allowedDependencies = {"catalog", "text"})
@NullMarked
package dev.sqlchat.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
