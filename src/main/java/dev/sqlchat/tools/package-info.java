/**
 * What the agent can do, one small class a tool; the extension point for new tools and data sources. Must not know
 * the graph that calls it.
 */
@ApplicationModule(allowedDependencies = {"review", "database", "catalog", "sql"})
@NullMarked
package dev.sqlchat.tools;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
