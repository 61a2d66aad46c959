/**
 * The texts that tell a language model what to do, and how others take their place. Must not know what they are filled
 * with nor who sends them.
 */
@ApplicationModule(allowedDependencies = {"settings", "text"})
@NullMarked
package dev.sqlchat.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
