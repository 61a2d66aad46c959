/**
 * The embedded question engine: question, catalog and earlier plan become ranked query plans with a confidence.
 * Deterministic, no network, no connection: it must not execute anything, and asks a
 * {@link dev.sqlchat.engine.probing.Probe} what its queries find.
 */
@ApplicationModule(allowedDependencies = {"catalog", "sql", "text"})
@NullMarked
package dev.sqlchat.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
