/**
 * Which model answers: the embedded engine, a language model, or both, as the settings say. Must not talk with a
 * provider itself.
 */
@NullMarked
package dev.sqlchat.model.choice;

import org.jspecify.annotations.NullMarked;
