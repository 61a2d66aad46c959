/**
 * Generates the sample database, the same bytes for the same date, and a large one to measure by. Must not know the rest of the product.
 */
@ApplicationModule(allowedDependencies = {"text"})
@NullMarked
package dev.sqlchat.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
