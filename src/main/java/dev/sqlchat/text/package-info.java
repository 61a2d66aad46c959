/** Reads the texts that words and lists live in, and makes short ones that stand for long ones. Must not know what they say. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.sqlchat.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
