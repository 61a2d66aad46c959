/**
 * The embedded question engine: question, catalog and earlier plan become ranked query plans with a confidence.
 * No network, no connection: it must not execute anything, and asks a {@link dev.sqlchat.engine.probing.Probe} what its
 * queries find. The same findings give the same answer.
 */
@ApplicationModule(allowedDependencies = {"catalog", "sql", "sql::form", "text"})
@NullMarked
package dev.sqlchat.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
