/**
 * Who a caller is and what that one may do: principals and the keys that show them. Must not know HTTP.
 */
@ApplicationModule(allowedDependencies = {"settings", "store"})
@NullMarked
package dev.sqlchat.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
