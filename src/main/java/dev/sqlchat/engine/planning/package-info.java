/**
 * A frame becomes query plans: columns resolved, tables joined, groups and subqueries placed. Must not read words.
 */
@NullMarked
package dev.sqlchat.engine.planning;

import org.jspecify.annotations.NullMarked;
