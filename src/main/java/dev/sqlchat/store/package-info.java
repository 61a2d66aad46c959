/**
 * Opens the store, where the product keeps what it must not forget, and brings its tables up to date. Must not know what
 * the tables mean: each has an owner among the modules.
 */
@ApplicationModule(allowedDependencies = {"database", "settings"})
@NullMarked
package dev.sqlchat.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
