/**
 * What a query plan consists of for a person, and the plan that an edit of one of these parts makes: without a filter, by
 * another column, of another month. Only what leaves a plan that means something is offered. Must not read questions, rank
 * or run anything.
 */
@NamedInterface("editing")
@NullMarked
package dev.sqlchat.engine.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
