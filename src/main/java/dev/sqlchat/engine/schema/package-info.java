/**
 * A catalog as questions see it: names in words, what names a row, what measures it, what ties tables. Must not know
 * any question.
 */
@NullMarked
package dev.sqlchat.engine.schema;

import org.jspecify.annotations.NullMarked;
