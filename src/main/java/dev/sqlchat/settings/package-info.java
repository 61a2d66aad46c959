/**
 * What all settings have in common: the {@code .env} file and how a wrong value stops the start. The settings
 * themselves are records beside their users.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.sqlchat.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
