/**
 * What is measured of the running process, for monitoring. Only listens and counts; must never change or hold up what it
 * measures, and no label may hold what users write.
 */
@ApplicationModule(allowedDependencies = {"agent", "analytics", "database", "model", "spending", "store"})
@NullMarked
package dev.sqlchat.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
