/**
 * Which words of a question mean which table, column, value, number, date or structure. Must not decide what is asked.
 */
@NullMarked
package dev.sqlchat.engine.linking;

import org.jspecify.annotations.NullMarked;
