/**
 * What each user has language models take in a day, and how much that may be. Must not know what the calls are for, nor a
 * provider.
 */
@ApplicationModule(allowedDependencies = {"model", "model::llm", "settings", "store"})
@NullMarked
package dev.sqlchat.spending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
