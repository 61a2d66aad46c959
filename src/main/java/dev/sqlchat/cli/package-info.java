/**
 * The commands of the jar. Each parses its options, calls one use case and prints.
 */
@ApplicationModule(allowedDependencies = {"access", "agent", "agent::extension", "answer", "database", "sql", "catalog",
        "completion", "conversation",
        "durability",
        "engine", "knowledge",
        "model", "model::llm", "prompts", "tools", "sample", "api", "settings", "spending", "store"})
@NullMarked
package dev.sqlchat.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
