/**
 * A further question in a conversation: what it changes of the plan before. Must not rank.
 */
@NullMarked
package dev.sqlchat.engine.dialogue;

import org.jspecify.annotations.NullMarked;
