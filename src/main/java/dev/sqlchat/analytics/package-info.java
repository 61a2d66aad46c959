/**
 * What was asked and how well it went: query analytics and feedback. Hears of questions when they are done; must never
 * hold one up, and must not know how an answer is made.
 */
@ApplicationModule(allowedDependencies = {"agent", "answer", "conversation", "database", "settings", "store"})
@NullMarked
package dev.sqlchat.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
