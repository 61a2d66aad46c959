/**
 * What the product was taught: questions whose SQL somebody has verified, and which of them a new question is. Must not
 * know who may teach it, threads of questions, or HTTP.
 */
@ApplicationModule(allowedDependencies = {"model", "engine", "engine::language", "engine::plan", "catalog", "sql",
        "database", "store",
        "settings", "text"})
@NullMarked
package dev.sqlchat.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
