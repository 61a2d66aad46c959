/**
 * HTTP: parse, call one use case, render; problems by RFC 9457; the static page. Must not hold business rules.
 */
@ApplicationModule(allowedDependencies = {"access", "agent", "analytics", "answer", "completion", "database", "sql",
        "catalog",
        "conversation", "knowledge", "model::llm",
        "settings", "sharing", "spending"})
@NullMarked
package dev.sqlchat.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
