/**
 * Chat models behind one port. Must not know the agent's graph nor execute a tool.
 */
@ApplicationModule(allowedDependencies = {"engine", "engine::plan", "engine::probing", "engine::exploring",
        "engine::proposing", "engine::editing", "catalog", "sql", "prompts", "settings", "text"})
@NullMarked
package dev.sqlchat.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
