/**
 * What the user gets: the answer, its receipt, checks, chart and wording. Must not call a model.
 */
@ApplicationModule(allowedDependencies = {"review", "database", "sql", "catalog", "engine", "engine::plan",
        "engine::editing", "engine::proposing", "engine::writing", "text"})
@NullMarked
package dev.sqlchat.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
