/**
 * Finds the tables, columns and values that a question is about, without reading what it asks of them. Must not plan.
 */
@NamedInterface("exploring")
@NullMarked
package dev.sqlchat.engine.exploring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
