/**
 * The ports through which somebody changes what the agent does without changing it: before a run, after it, and in the
 * wording of its answer. Must not know how a run works.
 */
@NamedInterface("extension")
@NullMarked
package dev.sqlchat.agent.extension;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
