/**
 * What somebody who types a question may be about to write: tables, columns and stored values. Must not read questions, nor
 * show what a policy hides or what may be a secret.
 */
@ApplicationModule(allowedDependencies = {"catalog", "sql", "engine::language", "engine::proposing"})
@NullMarked
package dev.sqlchat.completion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
