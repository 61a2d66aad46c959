/**
 * Read-only copies of answers for whoever has their link. Must not know HTTP, nor show who asked.
 */
@ApplicationModule(allowedDependencies = {"answer", "conversation", "settings", "store"})
@NullMarked
package dev.sqlchat.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
