/**
 * Measures that nothing said is lost: kills a process that answers questions at marked points, and looks at what it left.
 * Stands around the product's ports; the product must not know of it.
 */
@ApplicationModule(allowedDependencies = {"access", "agent", "agent::extension", "analytics", "answer", "api",
        "conversation", "database",
        "knowledge", "model", "prompts", "review", "store", "tools"})
@NullMarked
package dev.sqlchat.durability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
