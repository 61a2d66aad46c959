/**
 * Threads and their turns. Must not know how a turn was made.
 */
@ApplicationModule(allowedDependencies = {"answer", "engine::plan", "settings", "store", "text"})
@NullMarked
package dev.sqlchat.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
