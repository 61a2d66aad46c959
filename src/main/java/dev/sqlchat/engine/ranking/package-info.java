/**
 * How well a plan fits its question, as features, a score and a confidence. Must not change plans.
 */
@NullMarked
package dev.sqlchat.engine.ranking;

import org.jspecify.annotations.NullMarked;
