/**
 * A plan becomes plans that differ from it by one change. Must not judge which is right.
 */
@NullMarked
package dev.sqlchat.engine.variants;

import org.jspecify.annotations.NullMarked;
