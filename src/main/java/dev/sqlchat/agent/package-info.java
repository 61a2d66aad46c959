/**
 * The agent: {@link dev.sqlchat.agent.AgentService} and the state graph that it runs. Must not know HTTP or a
 * provider.
 */
@ApplicationModule(allowedDependencies = {"model", "model::llm", "tools", "review", "answer", "sql", "catalog",
        "conversation",
        "engine",
        "engine::plan", "engine::editing", "knowledge", "engine::probing", "engine::proposing", "database", "prompts",
        "settings",
        "spending", "store", "text"})
@NullMarked
package dev.sqlchat.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
